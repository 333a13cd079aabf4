"""What the roll is computed from: the facts of an organisation on the record date."""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum


class FeeState(StrEnum):
    PAID = "paid"
    UNPAID = "unpaid"
    NOT_COLLECTED = "not_collected"  # nobody has said; it takes no vote away


@dataclass(frozen=True, slots=True)
class Member:
    """One organisation as it stood on the record date. `id` and `name` say which; the rest decides about its votes.

    `represents`: how many members it speaks for, None when not stated. `attending`: how many of those attend themselves (dynamic weights).
    `group`: the key of its corporate group, empty outside of one; `is_group_voice`: it was named to vote for that group.
    `has_voice`: somebody holds a delegation to speak for it on that date.
    """

    id: int
    name: str
    member_class: str
    standing: str = "admitted"
    country: str = ""
    group: str = ""
    is_group_voice: bool = False
    fee: FeeState = FeeState.NOT_COLLECTED
    fee_year: int | None = None
    fee_amount: Decimal | None = None
    represents: int | None = None
    attending: int = 0
    has_voice: bool = True
