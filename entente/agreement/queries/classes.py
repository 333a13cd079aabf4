"""What organisations were on several days at once: the last day of each year that contributions speak of."""

from collections.abc import Collection, Mapping
from datetime import date, datetime
from typing import Any

from entente.members.models import Classification, Seat, Standing
from entente.members.queries import Class

Classes = Mapping[int, Class]


def classes_on_days(days: Collection[date], known_by: datetime | None = None) -> dict[date, Classes]:
    """As `members.queries.classes_on` for each day, in three queries whatever the number of days and organisations."""
    span = ("organisation_id", "from_on", "to_on", "organisation__country_id", "kind")
    standings = list(Standing.objects.known(known_by).values_list(*span))
    kinds = list(Classification.objects.known(known_by).values_list(*span, "category_id", "is_cluster"))
    seats = list(Seat.objects.known(known_by).values_list("organisation_id", "from_on", "to_on", "country_id"))
    return {day: _on(day, standings, kinds, seats) for day in days}


def _on(day: date, standings: list[Any], kinds: list[Any], seats: list[Any]) -> dict[int, Class]:
    stood, was, sat = _held(day, standings), _held(day, kinds), _held(day, seats)
    return {pk: _class(stood.get(pk), was.get(pk), sat.get(pk)) for pk in stood.keys() | was.keys()}


def _held(day: date, rows: list[Any]) -> dict[int, tuple[Any, ...]]:
    """By organisation, what the row that held on the day says."""
    return {row[0]: row[3:] for row in rows if row[1] <= day and (row[2] is None or day < row[2])}


def _class(stood: tuple[Any, ...] | None, was: tuple[Any, ...] | None, sat: tuple[Any, ...] | None) -> Class:
    country = (sat or stood or was or ("",))[0]
    return Class(
        standing=stood[1] if stood else "",
        kind=was[1] if was else "",
        category=was[2] if was else "",
        country=country,
        is_cluster=bool(was and was[3]),
    )
