from datetime import date
from decimal import Decimal
from typing import Any

from django.core.management.base import CommandParser
from django.utils.translation import gettext as _

from entente.agreement.queries.contract import current_contract
from entente.agreement.queries.figures import NoContract, documented, figures
from entente.cli.base import Command as OurCommand
from entente.cli.base import Refused
from entente.members.models import Partnership

LEVELS = {"certified": "A + P certified", "documented": "+ B documented", "declared": "+ C declared"}


class Command(OurCommand):
    help = "Print how much private investment each EU euro has drawn in, by how well it is shown, on a day as known by a day."

    def arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--as-of", type=day, help="the day the figures speak of, such as 2018-09-30 (default: the partnership's day)")
        parser.add_argument("--known-by", type=day, help="what was known by the end of this day (default: the day of --as-of)")

    def work(self, **options: Any) -> dict[str, Any]:
        contract = current_contract()
        if contract is None:
            raise Refused(_("There is no contract yet. Load one: `entente contract load ecs-2016`."))
        try:
            return documented(figures(contract, options["as_of"] or partnership_day(), options["known_by"]))
        except NoContract as refusal:
            raise Refused(str(refusal)) from refusal

    def told(self, result: dict[str, Any]) -> str:
        return "\n".join([*_heads(result), "", *_levels(result), "", *_years(result), "", *_omissions(result)])


def day(text: str) -> date:
    return date.fromisoformat(text)


def partnership_day() -> date:
    return (Partnership.objects.first() or Partnership()).day


def _heads(said: dict[str, Any]) -> list[str]:
    eu, target = said["eu"], said["target"]
    money = _euros(eu["low"]) if eu["low"] == eu["high"] else f"{_euros(eu['low'])} .. {_euros(eu['high'])}"
    return [
        f"As of {said['as_of']}, as known by {said['known_by']}",
        f"EU money in scope   {money}  ({eu['projects']} projects, total cost {_euros(eu['total_cost'])}, stated {_euros(eu['stated'])})",
        f"Expected by now     {_euros(said['expected_by_now'])} of {_euros(target['amount'])}; "
        f"{target['private']} private euros per EU euro",
        f"Members that answered  {_share(said['answered'])}",
    ]


def _levels(said: dict[str, Any]) -> list[str]:
    grades = "  ".join(f"{grade} {_euros(amount)}" for grade, amount in said["private"].items())
    rows = [
        f"{LEVELS[level]:<20}{_factor(said['per_eu_euro'][level]):>18}{_factor(said['total_per_eu_euro'][level]):>18}" for level in LEVELS
    ]
    return [f"Accepted private    {grades}", f"{'Lines counted':<20}{'Private per EU €':>18}{'Total per EU €':>18}", *rows]


def _years(said: dict[str, Any]) -> list[str]:
    heads = f"{'By the end of':<14}{'EU money, most':>22}{'Certified':>20}{'Declared':>20}{'Expected':>20}"
    return [heads, *(_year(year) for year in said["years"])]


def _year(year: dict[str, Any]) -> str:
    so_far = year["so_far"]
    amounts = (so_far["eu"]["high"], so_far["private"]["certified"], so_far["private"]["declared"], year["expected"])
    return f"{year['year']:<14}{_euros(amounts[0]):>22}" + "".join(f"{_euros(amount):>20}" for amount in amounts[1:])


def _omissions(said: dict[str, Any]) -> list[str]:
    if not said["left_out"]:
        return ["No line is left out."]
    return [f"Left out: {row['lines']} lines, {_euros(row['amount'])}: {row['reason'].replace('_', ' ')}" for row in said["left_out"]]


def _euros(amount: str | None) -> str:
    return "not known" if amount is None else f"EUR {Decimal(amount):,.2f}"


def _share(share: str | None) -> str:
    return "nobody was asked yet" if share is None else f"{Decimal(share):.0%}"


def _factor(factor: Any) -> str:
    if factor is None:
        return "not known"
    return factor if isinstance(factor, str) else f"{factor['low']} .. {factor['high'] or 'no bound'}"
