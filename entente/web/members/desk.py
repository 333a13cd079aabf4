"""What waits for the office among the members."""

from datetime import date
from functools import cached_property
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils import timezone

from entente.engine.words import terms
from entente.members.choices import DelegationRole, StandingKind
from entente.members.models import Category, Delegation, Organisation, Standing
from entente.members.queries import members_on

PAGE = 50
MOST = 10


class Desk:
    """Each list by one query, at most ten lines; the count says how many there are."""

    def __init__(self, day: date) -> None:
        self.day = day

    @cached_property
    def applicants(self) -> list[Standing]:
        """The longest waiting first."""
        rows = Standing.objects.known().filter(kind=StandingKind.APPLICANT, to_on=None)
        return list(rows.select_related("organisation").order_by("from_on", "pk")[:MOST])

    @cached_property
    def voiceless(self) -> list[Organisation]:
        """Members for which nobody speaks today."""
        speaking = Delegation.objects.known().on(timezone.localdate()).filter(role=DelegationRole.REPRESENTATIVE)
        members = members_on(self.day).filter(~Exists(speaking.filter(organisation=OuterRef("pk"))))
        return list(members.order_by("name_key")[: MOST + 1])

    @cached_property
    def suspended(self) -> list[Standing]:
        rows = Standing.objects.known().filter(kind=StandingKind.SUSPENDED, to_on=None)
        return list(rows.select_related("organisation").order_by("from_on", "pk")[:MOST])

    @cached_property
    def categories(self) -> list[Category]:
        return list(Category.objects.all())


def delegations(query: str, after: str) -> tuple[list[Delegation], str]:
    """Delegations of today, by organisation; a page, and where the next one begins."""
    rows: QuerySet[Any] = Delegation.objects.known().on(timezone.localdate()).select_related("organisation", "person")
    for term in terms(query):
        rows = rows.filter(Q(organisation__name_key__contains=term) | Q(person__name_key__contains=term))
    key, _bar, pk = after.rpartition("|")
    if pk.isdigit():
        rows = rows.filter(Q(organisation__name_key__gt=key) | Q(organisation__name_key=key, pk__gt=int(pk)))
    found = list(rows.order_by("organisation__name_key", "pk")[: PAGE + 1])
    last = found[PAGE - 1] if len(found) > PAGE else None
    return found[:PAGE], f"{last.organisation.name_key}|{last.pk}" if last else ""
