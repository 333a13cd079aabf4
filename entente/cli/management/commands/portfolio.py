from fractions import Fraction
from pathlib import Path
from typing import Any

from django.core.management.base import CommandParser
from django.utils.translation import gettext as _

from entente.cli.base import Command as OurCommand
from entente.cli.base import Refused
from entente.engine.portfolio import Instance, Method, choose, neglected, without_anything
from entente.engine.portfolio.pabulib import Malformed, read


class Command(OurCommand):
    help = "Choose projects under a budget from votes by approval, so that every group of voters gets its part (method of equal shares)."

    def arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path, metavar="FILE.pb", help="an instance in the Pabulib format")
        parser.add_argument("--method", choices=[method.value for method in Method], default=Method.EQUAL_SHARES.value)

    def work(self, **options: Any) -> dict[str, Any]:
        given, method = _held(options["file"]), Method(options["method"])
        found = choose(given, method)
        return {
            "selected": list(found.selected),
            "cost": _money(found.cost),
            "budget": _money(found.budget),
            "unspent": _money(found.unspent),
            "method": method.value,
            "completion": "add1u, greedy" if method is Method.EQUAL_SHARES else None,
            "voters": given.voters,
            "without_anything": without_anything(given, found.selected),
            "neglected": [{"project": one.project, "voters": one.voters} for one in neglected(given, found.selected)],
        }

    def told(self, result: dict[str, Any]) -> str:
        spent = _("%(cost)s of %(budget)s spent, %(unspent)s left") % result
        unserved = _("%(without_anything)s of %(voters)s voters get nothing they approve of") % result
        groups = [_("%(voters)s voters for %(project)s could have paid for it from their part") % one for one in result["neglected"]]
        return "\n".join([_("Selected, in order: %(ids)s") % {"ids": ", ".join(result["selected"])}, spent, unserved, *groups])


def _held(path: Path) -> Instance:
    try:
        return read(path.read_bytes())
    except OSError as problem:
        raise Refused(_("%(path)s cannot be opened: %(why)s.") % {"path": path, "why": problem.strerror}) from problem
    except Malformed as problem:
        raise Refused(f"{path}: {problem}") from problem


def _money(amount: Fraction) -> int | str:
    """A whole number, or else the decimals as text."""
    return int(amount) if amount.denominator == 1 else f"{float(amount):.2f}"
