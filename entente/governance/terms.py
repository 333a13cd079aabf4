"""How long a seat is given for."""

from calendar import monthrange
from datetime import date

from entente.governance.models import SeatGroup, SeatRule


def end_of(group: SeatGroup | None, on: date) -> date | None:
    """The day on which a term that begins on `on` ends, by the group's rule of that day; None where the rule names no term."""
    rule = SeatRule.objects.known().on(on).filter(group=group).first() if group else None
    return later(on, rule.term_months) if rule and rule.term_months else None


def later(day: date, months: int) -> date:
    """The same day so many months later, or the last of that month where it is shorter."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
