"""A consortium for a call: seats to fill, organisations that could sit in them, rules that no choice may break."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from fractions import Fraction

Pair = frozenset[str]


class Rule(StrEnum):
    """The hard rules; how many and how much, each board says for itself."""

    COUNTRIES = "countries"
    INDEPENDENT = "independent"
    MEMBER_STATE = "member_state"
    SMES = "smes"


@dataclass(frozen=True, slots=True)
class Seat:
    """`wants`: codes of expertise; `kinds`: which kinds of organisation may sit here, none is any."""

    key: str
    wants: frozenset[str] = frozenset()
    kinds: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Candidate:
    """`group`: its ultimate owner, itself where it has none; `experience`: projects of kindred topics; not known to be an SME is none."""

    key: str
    country: str
    group: str
    expertise: frozenset[str] = frozenset()
    kind: str = ""
    is_sme: bool = False
    experience: int = 0


@dataclass(frozen=True, slots=True)
class Rules:
    """At least so many distinct eligible countries, seats in Member States, and share of the seats with an SME."""

    eligible: frozenset[str] = frozenset()
    member_states: frozenset[str] = frozenset()
    countries: int = 0
    in_member_states: int = 0
    sme_share: Fraction = Fraction(0)


@dataclass(frozen=True, slots=True)
class Board:
    """`taken`: who sits already, by seat; `met`: in how many projects two were together; `banned`: (seat, candidate) that said no."""

    seats: tuple[Seat, ...]
    candidates: tuple[Candidate, ...]
    rules: Rules = Rules()
    taken: Mapping[str, str] = field(default_factory=dict)
    met: Mapping[Pair, int] = field(default_factory=dict)
    banned: frozenset[tuple[str, str]] = frozenset()

    @property
    def by_key(self) -> dict[str, Candidate]:
        return {one.key: one for one in self.candidates}


@dataclass(frozen=True, slots=True)
class Choice:
    """Who sits where, and what that is worth. `empty`: seats for which nobody fits.

    Where nothing keeps the rules, `seats` is empty and `conflicts` names those of which each, left out alone, would make it possible;
    all four where it takes more than one.
    """

    seats: Mapping[str, str]
    points: int
    empty: tuple[str, ...] = ()
    conflicts: tuple[Rule, ...] = ()
