"""What a line says of a person's role in an organisation: a new period, a change to one, or what is so already."""

from collections import defaultdict
from dataclasses import dataclass, field, replace
from datetime import date

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from entente.members.choices import DelegationRole
from entente.members.imports.changes import Contradiction
from entente.members.imports.people.rows import ORGANISED, Row, first_day
from entente.members.imports.people.someone import Period, Someone, worked
from entente.members.models import Delegation

Heard = tuple[int | None, str, date | None]


@dataclass(slots=True)
class Representatives:
    """Who represents which organisation when, those of lines read before included."""

    known: list[Delegation]
    added: dict[int, list[tuple[Someone, Period]]] = field(default_factory=lambda: defaultdict(list))

    def refuse_second(self, one: Someone, period: Period) -> None:
        others = [(Period(row.organisation_id, row.role, row.from_on, row.to_on), row.person.name) for row in self._others(one, period)]
        others += [(held, other.name) for other, held in self.added[period.organisation] if other is not one]
        clash = next((name for held, name in others if held.meets(period)), None)
        if clash:
            raise Contradiction(_("%(name)s represents this organisation then; end that first, or write deputy.") % {"name": clash})

    def _others(self, one: Someone, period: Period) -> list[Delegation]:
        mine = one.person.pk if one.person else None
        return [row for row in self.known if row.organisation_id == period.organisation and row.person_id != mine]


def heard(organisation: int | None, row: Row) -> Heard:
    """What a second line must not say again."""
    return organisation, row.get("role", ""), row.get("from")


def place(one: Someone, organisation: int, row: Row, today: date, others: Representatives) -> tuple[Period, Period | None] | None:
    """The period that the line means and the one it takes the place of; None where all is so already."""
    said = worked(_meant(organisation, row, today), row)
    held = _held(one, organisation, row, said)
    if held is None:
        clash = next((period for period in one.periods if _same(period, said) and period.meets(said)), None)
        if clash:
            day = date_format(clash.from_on, "j F Y")
            raise Contradiction(_("This role is known from %(day)s; give that day, or end it first.") % {"day": day})
        _refuse_ended_unbegun(row, said)
        if said.role == DelegationRole.REPRESENTATIVE:
            others.refuse_second(one, said)
        return said, None
    wanted = worked(replace(held, to_on=row.get("to", held.to_on)), row)
    if wanted == held:
        return None
    if wanted.to_on and wanted.to_on <= wanted.from_on:
        raise Contradiction(_("The role would end before it begins."))
    if wanted.role == DelegationRole.REPRESENTATIVE and wanted.end > held.end:
        others.refuse_second(one, wanted)
    return wanted, held


def _meant(organisation: int, row: Row, today: date) -> Period:
    return Period(organisation, row.get("role", DelegationRole.EMPLOYEE.value), first_day(row, today), row.get("to"))


def _held(one: Someone, organisation: int, row: Row, said: Period) -> Period | None:
    """The period that is meant: of the same first day, else the one that is open, else the one that ended on that day."""
    here = [period for period in one.periods if period.organisation == organisation]
    if not any(name in row.said for name in ORGANISED if name not in ("job_title", "department")):
        return _only(here, said)
    periods = [period for period in here if period.role == said.role]
    if "from" in row.said:
        return next((period for period in periods if period.from_on == said.from_on), None)
    ends = (None, row.get("to"))
    return next((period for end in ends for period in periods if period.to_on == end), None)


def _only(here: list[Period], said: Period) -> Period | None:
    """Named without a role, somebody who has any there has no other; its job is meant where there is one to tell."""
    live = [period for period in here if period.to_on is None]
    as_employee = next((period for period in live if period.role == said.role), None)
    if as_employee or not live:
        return as_employee
    return live[0]


def _refuse_ended_unbegun(row: Row, said: Period) -> None:
    if said.to_on and said.to_on <= said.from_on:
        raise Contradiction(_("Say from which day the role held; it ends before today."))


def _same(period: Period, said: Period) -> bool:
    return (period.organisation, period.role) == (said.organisation, said.role)
