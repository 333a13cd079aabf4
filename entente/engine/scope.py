"""Scope: which projects the contract counts on its public side, and by which rule.

Source: docs/method/leverage.md. A scope is an ordered list of patterns; the last one that matches wins.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from fnmatch import fnmatchcase


class Place(StrEnum):
    """Where a project stands towards the contract."""

    IN = "in"
    OUT = "out"
    UNDATED = "undated"


@dataclass(frozen=True, slots=True)
class ScopeRule:
    """One pattern (`*` and `?` as in file names, case ignored) over topic, master call and sub call, valid [from_on, to_on)."""

    pattern: str
    include: bool = True
    from_on: date | None = None
    to_on: date | None = None

    def holds_on(self, day: date) -> bool:
        return (self.from_on is None or self.from_on <= day) and (self.to_on is None or day < self.to_on)

    def names(self, project: "ScopedProject") -> bool:
        """Whether the pattern fits any of the project's codes, whatever the date."""
        return any(fnmatchcase(code, self.pattern.strip().casefold()) for code in project.codes)


@dataclass(frozen=True, slots=True)
class ScopedProject:
    """What of a project the scope looks at; `topics` and both calls may be lists parted by ";"."""

    key: str
    topics: str = ""
    master_call: str = ""
    sub_call: str = ""
    signed_on: date | None = None
    starts_on: date | None = None

    @property
    def codes(self) -> tuple[str, ...]:
        texts = ";".join((self.topics, self.master_call, self.sub_call))
        return tuple(code for part in texts.split(";") if (code := part.strip().casefold()))

    @property
    def tested_on(self) -> date | None:
        """The signature, else the start: a project belongs to the day on which the public side bound itself."""
        return self.signed_on or self.starts_on


@dataclass(frozen=True, slots=True)
class Placing:
    """Where a project stands; `rule` decided, `named_by` fits its codes whatever the date (so "too early" can be said)."""

    key: str
    place: Place
    rule: ScopeRule | None
    named_by: ScopeRule | None
    tested_on: date | None


def place(project: ScopedProject, rules: Sequence[ScopeRule]) -> Placing:
    """In, out or undated, with the rule that decided: None when no rule matched (then the project is out)."""
    named = [rule for rule in rules if rule.names(project)]
    named_by, day = (named[-1] if named else None), project.tested_on
    if day is None:
        return Placing(project.key, Place.UNDATED, None, named_by, None)
    rule = next((rule for rule in reversed(named) if rule.holds_on(day)), None)
    return Placing(project.key, Place.IN if rule and rule.include else Place.OUT, rule, named_by, day)


def place_all(projects: Iterable[ScopedProject], rules: Sequence[ScopeRule]) -> tuple[Placing, ...]:
    """Every project's placing, in the order given; each project stands exactly once."""
    return tuple(place(project, rules) for project in projects)
