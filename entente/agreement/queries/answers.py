"""Who was asked what it contributed, and who answered."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime

from entente.agreement.models import Answer, Contract
from entente.agreement.queries.classes import classes_on_days
from entente.engine.leverage import Answered
from entente.members.queries import Class


@dataclass(frozen=True, slots=True)
class Asked:
    """The members asked for each year that is over, and those of them that answered, if only "nothing to report"."""

    by_year: dict[int, tuple[frozenset[int], frozenset[int]]]

    @property
    def total(self) -> Answered:
        """Over all years together: an organisation counts once for each year it was asked."""
        asked = sum(len(asked) for asked, _ in self.by_year.values())
        return Answered(answered=sum(len(answered) for _, answered in self.by_year.values()), asked=asked)


def years_asked(contract: Contract, day: date) -> range:
    """The contract's years that are over on the day: an amount is asked for once its year has ended."""
    over = day.year + 1 if (day.month, day.day) == (12, 31) else day.year
    return range(contract.from_on.year, min(over, contract.last_on.year + 1))


def asked_and_answered(contract: Contract, kinds: Collection[str], as_of: date, known_at: datetime) -> Asked:
    """Asked is every member of a kind that the contract counts as private, on the last day of the year. Four queries."""
    years = years_asked(contract, as_of)
    classes = classes_on_days([date(year, 12, 31) for year in years], known_at)
    answers = set(Answer.objects.filter(contract=contract, at__lte=known_at).values_list("organisation_id", "year"))
    by_year = {}
    for year in years:
        asked = frozenset(pk for pk, was in classes[date(year, 12, 31)].items() if is_asked(was, kinds))
        by_year[year] = asked, frozenset(pk for pk in asked if (pk, year) in answers)
    return Asked(by_year)


def is_asked(was: Class, kinds: Collection[str]) -> bool:
    return was.is_member and was.kind in kinds
