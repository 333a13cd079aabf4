"""Written procedures of a body, within what a reader's keys open."""

from collections.abc import Iterable

from django.db.models import QuerySet

from entente.governance.models import Body, Voice, WrittenProcedure
from entente.search.queries import visible

NOUN = "governance.written"


def written_of(body: Body, keys: Iterable[str]) -> QuerySet[WrittenProcedure]:
    """Open ones first, then the latest."""
    return seen(keys).filter(body=body).order_by("closed_at", "-opened_at", "-pk")


def seen(keys: Iterable[str]) -> QuerySet[WrittenProcedure]:
    return WrittenProcedure.objects.filter(pk__in=visible(NOUN, keys)).select_related("body", "opened_by")


def voices_of(procedure: WrittenProcedure) -> list[Voice]:
    rows = Voice.objects.filter(procedure=procedure).select_related("person", "organisation")
    return list(rows.order_by("person__name_key", "pk"))
