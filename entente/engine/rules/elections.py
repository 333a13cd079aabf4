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

    Seats by class and caps hold for plurality, block and approval; STV fills each seat group in an election of its own.
    """

    method: Method
    seats: int
    by_class: Mapping[str, int] = field(default_factory=dict)
    country_cap: int | None = None
    term_months: int | None = None

    def __post_init__(self) -> None:
        kept = self.by_class.values()
        if min([self.seats, *kept]) < 1 or sum(kept) > self.seats or (self.country_cap is not None and self.country_cap < 1):
            raise ValueError("Seats and caps are at least one, and seats kept for classes are among the seats.")
        if self.method.is_ranked and (self.by_class or self.country_cap):
            raise ValueError("STV fills the seats of one group without caps: hold an election for each group.")
