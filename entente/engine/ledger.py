"""The ledger's nouns: declarations with their grade and decisions, and the reasons for which one does not count.

Source: docs/method/leverage.md and docs/adr/0005-releases.md. Only decisions are summed: a declaration counts with the
amount of its live decision, once that decision was entered. `entente.engine.reckoning` decides.
"""

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from zoneinfo import ZoneInfo

BRUSSELS = ZoneInfo("Europe/Brussels")


class Grade(StrEnum):
    """How well a line is shown: A certified, P from a public grant record, B documented, C declared, D extrapolated or estimated."""

    A = "A"
    P = "P"
    B = "B"
    C = "C"
    D = "D"


class LeftOut(StrEnum):
    """Why a line does not count; the first reason that applies, in this order. The caller translates `sentence`."""

    SUPERSEDED = "superseded"
    NOT_ACCEPTED_YET = "not_accepted_yet"
    ENTERED_AFTER = "entered_after"
    REJECTED = "rejected"
    YEAR_AFTER = "year_after"
    KIND_NOT_PRIVATE = "kind_not_private"
    COUNTRY_NOT_COUNTED = "country_not_counted"
    NOT_ADMITTED = "not_admitted"

    @property
    def sentence(self) -> str:
        return SENTENCES[self]


SENTENCES = {
    LeftOut.SUPERSEDED: "A later declaration that was accepted replaces it.",
    LeftOut.NOT_ACCEPTED_YET: "Nobody has accepted it yet.",
    LeftOut.ENTERED_AFTER: "The decision was entered after the day up to which this figure knows.",
    LeftOut.REJECTED: "It was rejected.",
    LeftOut.YEAR_AFTER: "Its year is after the day of this figure.",
    LeftOut.KIND_NOT_PRIVATE: "The contract does not count this kind of organisation as private.",
    LeftOut.COUNTRY_NOT_COUNTED: "The contract does not count organisations of this country.",
    LeftOut.NOT_ADMITTED: "The organisation was not an admitted member on 31 December of the line's year.",
}


@dataclass(frozen=True, slots=True)
class Decision:
    """A row of its own beside the declaration: `accepted` in euros, None when rejected; `entered_on` is the day in Brussels."""

    accepted: Decimal | None
    entered_on: date


@dataclass(frozen=True, slots=True)
class Contribution:
    """One declaration with every decision on it, in the order entered; of several, the last one entered by a day lives.

    `was_admitted` answers for 31 December of `year` (for a year that still runs: by the standing known on the figure's day).
    """

    declaration: str
    organisation: str
    parent: str
    year: int
    activity: str
    grade: Grade
    declared: Decimal
    kind: str
    country: str
    was_admitted: bool
    decisions: tuple[Decision, ...] = ()
    replaces: str | None = None

    def decision_by(self, day: date) -> Decision | None:
        """The live decision: the last one entered by the end of the day, of two on one day the later in the list."""
        known = sorted((d for d in self.decisions if d.entered_on <= day), key=lambda decision: decision.entered_on)
        return known[-1] if known else None


@dataclass(frozen=True, slots=True)
class PrivateRule:
    """Who counts as private: kinds of organisation, members only or all participants, and of which countries (None: any)."""

    kinds: frozenset[str]
    members_only: bool = True
    countries: frozenset[str] | None = None


@dataclass(frozen=True, slots=True)
class Counted:
    contribution: Contribution
    amount: Decimal


@dataclass(frozen=True, slots=True)
class Uncounted:
    contribution: Contribution
    amount: Decimal
    reason: LeftOut


@dataclass(frozen=True, slots=True)
class Reckoning:
    """Every contribution exactly once: counted with its accepted amount, or left out with the reason and the amount at stake."""

    counted: tuple[Counted, ...]
    left_out: tuple[Uncounted, ...]


def day_of(instant: datetime) -> date:
    """The day in Brussels on which something was entered; a naive instant is refused."""
    if instant.tzinfo is None:
        raise ValueError("An instant without a time zone has no day.")
    return instant.astimezone(BRUSSELS).date()
