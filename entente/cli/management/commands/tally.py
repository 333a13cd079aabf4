from fractions import Fraction
from pathlib import Path
from typing import Any

from django.core.management.base import CommandParser
from django.utils.translation import gettext as _

from entente.cli.base import Command as OurCommand
from entente.cli.base import Refused
from entente.engine.rules import Elects, Method
from entente.engine.tally import STOP, Candidate, LastResort, Tied, Uncountable, chair, count, lot
from entente.engine.tally.blt import Blt, Malformed, read
from entente.engine.tally.told import election_json

METHODS = (Method.STV_SCOTTISH.value, Method.STV_EXACT.value)


class Command(OurCommand):
    help = "Count an election from a BLT file: who is elected, in which order, and with --trace every round."

    def arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", nargs="?", type=Path, metavar="FILE", help="ballots in the BLT format")
        parser.add_argument("--method", choices=METHODS, default=METHODS[0], help="(default %(default)s)")
        parser.add_argument("--trace", action="store_true", help="with every round")
        parser.add_argument(
            "--tie",
            nargs="+",
            default=["stop"],
            metavar=("HOW", "ORDER"),
            help="what decides a tie in all rounds: stop (default), lot with --seed, or chair ORDER (candidates, favoured first: 3,1,2)",
        )
        parser.add_argument("--seed", default="", help="the lot's seed, as it was recorded in public")

    def work(self, **options: Any) -> dict[str, Any]:
        tie, path = _parted(options["tie"], options["file"])
        held = _held(path)
        try:
            last_resort = _last_resort(tie, options["seed"], held.candidates)
            election = count(Elects(Method(options["method"]), held.seats), held.candidates, held.ballots, last_resort)
        except Tied as tied:
            raise Refused(_said(tied, held)) from tied
        except Uncountable as refusal:
            raise Refused(str(refusal)) from refusal
        names = {str(one.number): one.name for one in held.candidates}
        return election_json(election, trace=options["trace"]) | {"title": held.title, "names": names}

    def told(self, result: dict[str, Any]) -> str:
        names = result["names"]
        facts = {"total": result["total"], "blank": result["blank"], "quota": _decimal(result["quota"]), "seats": result["seats"]}
        heads = _("%(seats)s seats, %(total)s votes (%(blank)s blank), quota %(quota)s") % facts
        elected = [f"  {place}. {number} {names[str(number)]}" for place, number in enumerate(result["order"], 1)]
        return "\n".join([result["title"], heads, _("Elected, in order:"), *elected, *_rounds(result)]).strip()


def _parted(tie: list[str], path: Path | None) -> tuple[list[str], Path]:
    """`--tie stop FILE` leaves the file with the option: it is what the way to decide does not take."""
    takes = 2 if tie[0] == "chair" else 1
    rest = [*tie[takes:], *([str(path)] if path else [])]
    if len(rest) != 1:
        raise Refused(_("Name one BLT file: entente tally FILE.blt."))
    return tie[:takes], Path(rest[0])


def _held(path: Path) -> Blt:
    try:
        return read(path.read_bytes())
    except OSError as problem:
        raise Refused(_("%(path)s cannot be opened: %(why)s.") % {"path": path, "why": problem.strerror}) from problem
    except Malformed as problem:
        raise Refused(f"{path}: {problem}") from problem


def _last_resort(tie: list[str], seed: str, candidates: tuple[Candidate, ...]) -> LastResort:
    match tie:
        case ["stop"]:
            return STOP
        case ["lot"] if seed:
            return lot(seed, (one.number for one in candidates))
        case ["lot"]:
            raise Refused(_("A lot needs the seed that was recorded in public: --tie lot --seed SEED."))
        case ["chair", order]:
            return chair(_numbers(order))
    raise Refused(_("--tie takes stop, lot (with --seed) or chair ORDER, such as --tie chair 3,1,2."))


def _numbers(order: str) -> list[int]:
    try:
        return [int(number) for number in order.split(",")]
    except ValueError:
        raise Refused(_("%(order)s is no order; write candidate numbers such as 3,1,2, favoured first.") % {"order": repr(order)}) from None


def _said(tied: Tied, held: Blt) -> str:
    names = {one.number: one.name for one in held.candidates}
    said = ", ".join(f"{number} {names[number]}".strip() for number in tied.tied)
    return _("Tied in every round: %(names)s (%(purpose)s, round %(round)s). Decide with --tie lot --seed SEED or --tie chair ORDER.") % {
        "names": said,
        "purpose": tied.purpose,
        "round": tied.round_number,
    }


def _decimal(votes: str) -> str:
    """To five decimals, as one reads them; --json gives the exact fractions."""
    return f"{float(Fraction(votes)):.5f}".rstrip("0").rstrip(".")


def _rounds(result: dict[str, Any]) -> list[str]:
    """One line a round, with who has how many votes."""
    lines = []
    for one in result.get("rounds", []):
        whose = f" {one['candidate']} {result['names'][str(one['candidate'])]}" if one["candidate"] else ""
        elected = f"; {_('elected')} {', '.join(map(str, one['elected']))}" if one["elected"] else ""
        lines.append(f"{one['round']:>3}. {one['event']}{whose}{elected}")
        lines.append("     " + ", ".join(f"{number}: {_decimal(votes)}" for number, votes in one["votes"].items() if votes != "0"))
        lines.append(f"     {_('exhausted')} {_decimal(one['exhausted'])}, {_('lost by truncation')} {_decimal(one['truncated'])}")
        lines += [f"     {_('tied')} {', '.join(map(str, tie['tied']))}: {tie['chosen']} ({tie['by']})" for tie in one["ties"]]
    return lines
