"""How an election fills its seats."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum


class Method(StrEnum):
    PLURALITY = "plurality"  # one mark a ballot, most votes first
    BLOCK = "block"  # as many marks as seats
    APPROVAL = "approval"  # any number of marks
    STV_SCOTTISH = "scottish-stv"  # ranked; whole-number quota, five decimals
    STV_EXACT = "exact-stv"  # ranked; fractions throughout

    @property
    def is_ranked(self) -> bool:
        return self in {Method.STV_SCOTTISH, Method.STV_EXACT}


@dataclass(frozen=True, slots=True)
class Elects:
    """`by_class`: seats kept for classes (they add up to at most `seats`; the rest is open to all). `country_cap`: so many of one country.

    `at_least`: so many seats for groups that candidates say they belong to (women, a region), beside their class: a seat still owed to
    one of them is not given to others, as far as enough of the group stand and have votes. Whoever belongs to several counts for each.

    Seats by class, caps and groups hold for plurality, block and approval; STV fills each seat group in an election of its own.
    """

    method: Method
    seats: int
    by_class: Mapping[str, int] = field(default_factory=dict)
    country_cap: int | None = None
    term_months: int | None = None
    at_least: Mapping[str, int] = field(default_factory=dict)

    def __post_init__(self) -> None:
        kept = self.by_class.values()
        if min([self.seats, *kept]) < 1 or sum(kept) > self.seats or (self.country_cap is not None and self.country_cap < 1):
            raise ValueError("Seats and caps are at least one, and seats kept for classes are among the seats.")
        owed = self.at_least.values()
        if min([1, *owed]) < 1 or sum(owed) > self.seats:
            raise ValueError("Seats for groups are at least one each, and together at most as many as are filled.")
        if self.method.is_ranked and (self.by_class or self.country_cap or self.at_least):
            raise ValueError("STV fills the seats of one group without caps: hold an election for each group.")
