"""Deliverables of a body, within what a reader's keys open."""

from collections.abc import Iterable

from django.db.models import Case, F, QuerySet, SmallIntegerField, When

from entente.governance.choices import DeliverableState
from entente.governance.models import Body, Deliverable
from entente.search.queries import visible

NOUN = "governance.deliverable"


def seen(keys: Iterable[str]) -> QuerySet[Deliverable]:
    rows = Deliverable.objects.filter(pk__in=visible(NOUN, keys))
    return rows.select_related("body", "owner", "document")


def deliverables_of(body: Body, keys: Iterable[str]) -> QuerySet[Deliverable]:
    """What is worked on, the nearest day first; what was dropped is left out."""
    return seen(keys).filter(body=body, dropped_at=None).order_by(_place(), F("due_on").asc(nulls_last=True), "pk")


def _place() -> Case:
    places = (When(state=state, then=place) for place, state in enumerate(reversed(DeliverableState)))
    return Case(*places, output_field=SmallIntegerField())
