"""Actions: of a body, of a person, over all of a person's bodies."""

from collections.abc import Iterable
from datetime import date

from django.db.models import F, QuerySet

from entente.governance.choices import PointState
from entente.governance.models import ActionPoint, Body, Mandate
from entente.search.queries import visible

NOUN = "governance.point"


def seen(keys: Iterable[str]) -> QuerySet[ActionPoint]:
    rows = ActionPoint.objects.filter(pk__in=visible(NOUN, keys))
    return rows.select_related("body", "owner", "ended_by", "gathering")


def open_points(keys: Iterable[str], body: Body | None = None) -> QuerySet[ActionPoint]:
    """What is to be done, the nearest day first."""
    rows = seen(keys).filter(state=PointState.OPEN)
    rows = rows.filter(body=body) if body else rows
    return rows.order_by(F("due_on").asc(nulls_last=True), "pk")


def closed_points(keys: Iterable[str], body: Body) -> QuerySet[ActionPoint]:
    """What was done or dropped, the latest first."""
    return seen(keys).filter(body=body).exclude(state=PointState.OPEN).order_by("-ended_at", "-pk")


def points_around(keys: Iterable[str], person: int, day: date) -> list[ActionPoint]:
    """What is open in the bodies in which a person sits, and what is its own anywhere."""
    mine = Mandate.objects.sitting(day).filter(person=person).values("body")
    found = open_points(keys)
    return list((found.filter(body__in=mine) | found.filter(owner=person)).order_by(F("due_on").asc(nulls_last=True), "pk")[:200])


def own_points(person: int) -> QuerySet[ActionPoint]:
    """A person's own, whatever their marking: it is named by them."""
    rows = ActionPoint.objects.filter(owner=person, state=PointState.OPEN).select_related("body")
    return rows.order_by(F("due_on").asc(nulls_last=True), "pk")
