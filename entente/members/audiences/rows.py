"""Delegations with what their organisations are, on a day."""

from datetime import date
from typing import Any

from django.db.models import CharField, F, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

from entente.members.choices import StandingKind
from entente.members.models import Delegation, Seat

Rows = QuerySet[Any]


def acting(day: date) -> Rows:
    """Everyone's delegations on a day, without who only works there."""
    rows: Rows = Delegation.objects.known().on(day).acting()
    return rows


def for_members(day: date) -> Rows:
    """The delegations of organisations admitted on the day."""
    return _admitted(acting(day), day)


def with_employees(day: date) -> Rows:
    """The same, and who only works there."""
    return _admitted(Delegation.objects.known().on(day), day)


def _admitted(rows: Rows, day: date) -> Rows:
    path = "organisation__standings"
    return rows.filter(known_on(path, day), **{f"{path}__kind": StandingKind.ADMITTED})


def known_on(path: str, day: date) -> Q:
    """The rows at the end of a path as known now and on the day."""
    ends = Q(**{f"{path}__to_on": None}) | Q(**{f"{path}__to_on__gt": day})
    return ends & Q(**{f"{path}__superseded_at": None, f"{path}__from_on__lte": day})


def classified(day: date, field: str) -> Rows:
    path = "organisation__classifications"
    rows: Rows = for_members(day).filter(known_on(path, day)).annotate(value=F(f"{path}__{field}"))
    return rows


def seated(day: date) -> Rows:
    seat = Seat.objects.known().on(day).filter(organisation=OuterRef("organisation")).values("country")[:1]
    rows: Rows = for_members(day).annotate(value=Coalesce(Subquery(seat), F("organisation__country"), output_field=CharField()))
    return rows


def in_standing(day: date) -> Rows:
    path = "organisation__standings"
    rows: Rows = acting(day).filter(known_on(path, day)).annotate(value=F(f"{path}__kind"))
    return rows
