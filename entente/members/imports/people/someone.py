"""A person while a file is read: as it is known, and as it will be once the lines so far are written."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from entente.members.imports.people.rows import Row
from entente.members.models import Delegation
from entente.people.models import Person

OPEN = date.max


@dataclass(frozen=True, slots=True)
class Period:
    """One role in one organisation from a day to a day; `row` is what stands for it in the database."""

    organisation: int
    role: str
    from_on: date
    to_on: date | None = None
    job_title: str = ""
    department: str = ""
    row: Delegation | None = field(default=None, compare=False)

    @property
    def end(self) -> date:
        return self.to_on or OPEN

    def meets(self, other: "Period") -> bool:
        return self.from_on < other.end and other.from_on < self.end


@dataclass(frozen=True, slots=True)
class From:
    """Where somebody is known from and why, as one value."""

    source: str
    said: str
    basis: str


@dataclass(slots=True, eq=False)
class Someone:
    """Who a line means. `facts` holds what is so once the lines before are written; `changed` names what they changed."""

    person: Person | None
    line: int  # the first that means it
    name: str
    facts: dict[str, Any] = field(default_factory=dict)
    emails: list[str] = field(default_factory=list)  # the one to write to first
    source: From | None = None
    periods: list[Period] = field(default_factory=list)
    has_account: bool = False
    said: dict[str, tuple[Any, int]] = field(default_factory=dict)  # by this file, on which line
    heard: set[str] = field(default_factory=set)  # addresses that this file named
    changed: set[str] = field(default_factory=set)
    new_emails: list[str] = field(default_factory=list)
    new_periods: list[Period] = field(default_factory=list)
    corrected: list[Period] = field(default_factory=list)
    lines: set[tuple[int | None, str, date | None]] = field(default_factory=set)  # what lines said of roles

    @property
    def is_new(self) -> bool:
        return self.person is None

    @property
    def is_changed(self) -> bool:
        return bool(self.changed or self.new_emails or self.new_periods or self.corrected)

    @property
    def weight(self) -> tuple[object, ...]:
        """What moves when a line changes anything."""
        return self.name, tuple(sorted(self.facts.items(), key=str)), tuple(self.emails), self.source, tuple(self.periods)

    def put(self, period: Period, instead_of: Period | None = None) -> None:
        """A new period, or one corrected."""
        if instead_of is None:
            self.periods.append(period)
            self.new_periods.append(period)
            return
        place = self.periods.index(instead_of)
        self.periods[place] = period
        for listed in (self.new_periods, self.corrected):
            if instead_of in listed:
                listed[listed.index(instead_of)] = period
                return
        self.corrected.append(period)


def newcomer(row: Row) -> Someone:
    return Someone(None, row.line, row.name)


def known(person: Person, line: int, emails: Iterable[str], source: From | None, rows: Iterable[Delegation], has_account: bool) -> Someone:
    facts = {**person.facts, "languages": tuple(person.languages)}
    others = [email for email in emails if email != person.email]
    periods = [Period(one.organisation_id, one.role, one.from_on, one.to_on, one.job_title, one.department, one) for one in rows]
    return Someone(person, line, person.name, facts, [*([person.email] if person.email else []), *others], source, periods, has_account)


def worked(period: Period, row: Row) -> Period:
    """The period with what the line says of the job."""
    said = {name: row.said[name] for name in ("job_title", "department") if name in row.said}
    return replace(period, **said)
