from fractions import Fraction
from typing import Any

from django.core.management.base import CommandParser
from django.utils.translation import gettext as _

from entente.cli.base import Command as OurCommand
from entente.cli.base import Refused
from entente.engine.power import Coalition, Game, banzhaf, game, is_exact, shapley, smallest_blocking, smallest_winning
from entente.engine.rules import HALF, Threshold


class Command(OurCommand):
    help = "How often each voter decides: Banzhaf's and Shapley and Shubik's power, as shares of 1 in the order of the weights."

    def arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--weights", required=True, metavar="W,W,...", help="votes of each voter or bloc, such as 66,60,55,22,22,14,6")
        parser.add_argument(
            "--quota",
            default="1/2",
            metavar="SHARE",
            help="share of all votes that carries: strictly more than it for 1/2, at least it for any other, such as 2/3 (default 1/2)",
        )

    def work(self, **options: Any) -> dict[str, Any]:
        weights = [_fraction(part) for part in options["weights"].split(",")]
        needs = _threshold(options["quota"])
        try:
            votes = game(weights, needs)
        except ValueError as refusal:
            raise Refused(str(refusal)) from refusal
        total = sum(weights, start=Fraction(0))
        scale = total / votes.total
        return {
            "banzhaf": list(map(float, banzhaf(votes))),
            "shapley": list(map(float, shapley(votes))),
            "is_exact": is_exact(votes),
            "weights": list(map(str, weights)),
            "total": str(total),
            "quota": str(needs.share),
            "is_strict": needs.is_strict,
            "rule": _rule(needs, total, votes.needed * scale),
            "smallest_winning": _coalition(smallest_winning(votes), scale),
            "smallest_blocking": _coalition(smallest_blocking(votes), scale),
            "without_power": _without_power(votes),
        }

    def told(self, result: dict[str, Any]) -> str:
        heads = f"{_('votes'):>12}{_('share'):>10}{'Banzhaf':>10}{'Shapley':>10}"
        total = Fraction(result["total"])
        rows = [
            f"{weight:>12}{float(Fraction(weight) / total):>10.1%}{one:>10.1%}{other:>10.1%}"
            for weight, one, other in zip(result["weights"], result["banzhaf"], result["shapley"], strict=True)
        ]
        fewest = _("Fewest that carry: %(carry)s. Fewest that can stop: %(stop)s.") % {
            "carry": len(result["smallest_winning"]["voters"]),
            "stop": len(result["smallest_blocking"]["voters"]),
        }
        return "\n".join([result["rule"], heads, *rows, fewest])


def _fraction(text: str) -> Fraction:
    try:
        return Fraction(text.strip())
    except (ValueError, ZeroDivisionError):
        raise Refused(_("%(text)s is no weight; write numbers parted by commas, such as 66,60,5/2.") % {"text": repr(text)}) from None


def _threshold(text: str) -> Threshold:
    """More than one half; at least any other share."""
    try:
        share = Fraction(text.strip())
        return HALF if share == HALF.share else Threshold(share)
    except (ValueError, ZeroDivisionError):
        raise Refused(_("%(text)s is no quota; write a share such as 1/2 or 2/3.") % {"text": repr(text)}) from None


def _rule(needs: Threshold, total: Fraction, least: Fraction) -> str:
    more, reached = _("Carried by more than %(share)s of %(total)s votes."), _("Carried by at least %(share)s of %(total)s votes.")
    facts = {"share": needs.share, "total": total, "least": least}
    return f"{more if needs.is_strict else reached} {_('That is %(least)s or more.')}" % facts


def _coalition(found: Coalition, scale: Fraction) -> dict[str, Any]:
    """Voters by number from 1."""
    return {"voters": [place + 1 for place in found.voters], "votes": str(found.votes * scale)}


def _without_power(votes: Game) -> list[int]:
    return [number for number, share in enumerate(banzhaf(votes), 1) if not share]
