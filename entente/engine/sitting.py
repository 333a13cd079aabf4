"""Whether a meeting may decide: was it called in time, are enough there, who speaks next, what did a written procedure bring."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from fractions import Fraction
from math import ceil, floor


@dataclass(frozen=True, slots=True)
class Notice:
    """`given` days lie between notice and meeting, `asked` have to; `earliest` is the first day that keeps them."""

    given: int
    asked: int
    earliest: date

    @property
    def is_kept(self) -> bool:
        return self.given >= self.asked


def notice(sent_on: date, meets_on: date, asked: int) -> Notice:
    """Calendar days: a notice of Monday for the Monday after gives seven."""
    return Notice((meets_on - sent_on).days, asked, sent_on + timedelta(days=asked))


@dataclass(frozen=True, slots=True)
class Quorum:
    """Of `entitled`, `needed` have to be there; `present` are, and `represented` by them."""

    entitled: int
    needed: int
    present: int
    represented: int

    @property
    def there(self) -> int:
        return self.present + self.represented

    @property
    def missing(self) -> int:
        return max(self.needed - self.there, 0)

    @property
    def is_reached(self) -> bool:
        return self.missing == 0


def quorum(
    entitled: Collection[int], present: Iterable[int], represented: Iterable[int], share: Fraction, *, is_strict: bool = False
) -> Quorum:
    """Only who is entitled counts, and once: who is represented and comes after all is present. A quorum of nobody still asks for one."""
    there = set(entitled) & set(present)
    given = (set(entitled) & set(represented)) - there
    exact = share * len(entitled)
    needed = floor(exact) + 1 if is_strict else ceil(exact)
    return Quorum(len(entitled), max(needed, 1), len(there), len(given))


@dataclass(frozen=True, slots=True)
class Hand:
    """A hand that is up: whose, since when, and whether it is a point of order."""

    key: int
    person: int
    raised_at: datetime
    is_of_order: bool = False


def next_hands(hands: Iterable[Hand], have_spoken: Iterable[int]) -> list[Hand]:
    """Points of order first; then those who have not spoken on this item yet; among equals the hand that went up first."""
    spoken = set(have_spoken)
    return sorted(hands, key=lambda hand: (not hand.is_of_order, hand.person in spoken and not hand.is_of_order, hand.raised_at, hand.key))


class Said(StrEnum):
    AGREE = "agree"
    OBJECT = "object"
    ABSTAIN = "abstain"


@dataclass(frozen=True, slots=True)
class Written:
    """What a written procedure brought: who said what, and whether it is carried."""

    entitled: int
    agree: int
    object: int
    abstain: int
    needed: int  # yes needed for consent; for silence, the objections that are still borne
    is_carried: bool

    @property
    def silent(self) -> int:
        return self.entitled - self.agree - self.object - self.abstain


def by_silence(entitled: int, said: Iterable[Said], *, borne: int = 0) -> Written:
    """Carried unless more object than are borne; whoever says nothing agrees."""
    agree, against, abstain = _counted(said)
    return Written(entitled, agree, against, abstain, borne, entitled > 0 and against <= borne)


def by_consent(entitled: int, said: Iterable[Said], share: Fraction = Fraction(1)) -> Written:
    """Carried when this share of all who are entitled agrees; whoever says nothing does not. A share of 1 is unanimity."""
    agree, against, abstain = _counted(said)
    needed = max(ceil(share * entitled), 1)
    return Written(entitled, agree, against, abstain, needed, agree >= needed)


def _counted(said: Iterable[Said]) -> tuple[int, int, int]:
    words = list(said)
    return words.count(Said.AGREE), words.count(Said.OBJECT), words.count(Said.ABSTAIN)
