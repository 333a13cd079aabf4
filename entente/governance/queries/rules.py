"""The rules by which a body sits and meets, as they hold on a day and held before."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import QuerySet

from entente.governance.models import Body, Limits, NoticeRule, Power, Presence, SeatRule


@dataclass(frozen=True, slots=True)
class Rulebook:
    powers: list[Power]
    seats: list[SeatRule]
    limits: Limits | None
    notices: list[NoticeRule]
    presence: Presence | None

    def __bool__(self) -> bool:
        return bool(self.powers or self.seats or self.limits or self.notices or self.presence)


def powers_of(body: Body, day: date) -> list[Power]:
    """One query."""
    return list(_of(Power, day).filter(body=body).order_by("kind", "pk"))


def rulebook(body: Body, day: date) -> Rulebook:
    """Five queries."""
    seats = _of(SeatRule, day).filter(group__body=body).select_related("group", "category").order_by("group__position", "pk")
    return Rulebook(
        powers_of(body, day),
        list(seats),
        _of(Limits, day).filter(body=body).first(),
        list(_of(NoticeRule, day).filter(body=body).order_by("kind")),
        presence_of(body, day),
    )


def presence_of(body: Body, day: date) -> Presence | None:
    found: Presence | None = _of(Presence, day).filter(body=body).first()
    return found


def notice_rule_of(body: int, kind: str, day: date) -> NoticeRule | None:
    found: NoticeRule | None = _of(NoticeRule, day).filter(body=body, kind=kind).first()
    return found


def _of(kind: type[Any], day: date) -> QuerySet[Any, Any]:
    rows: QuerySet[Any, Any] = kind.objects.known().on(day)
    return rows
