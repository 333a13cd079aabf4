"""An investor day as it is laid out."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from entente.industry.models import InvestorDay, Meeting


@dataclass(frozen=True, slots=True)
class Table:
    """One slot: when it begins, and who meets."""

    slot: int
    begins: datetime
    meetings: Sequence[Meeting]


def plan(day: InvestorDay) -> list[Table]:
    """Every slot, also one in which nobody meets. One query."""
    held = Meeting.objects.filter(attending__day=day, slot__isnull=False)
    rows = list(
        held.select_related("pitch__profile__organisation", "attending__investor").order_by("slot", "attending__investor__name_key")
    )
    return [Table(slot, day.begins(slot), [row for row in rows if row.slot == slot]) for slot in range(day.slots)]
