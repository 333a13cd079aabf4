"""Whose profile was confirmed, until when, and by whom it can be."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Exists, F, OuterRef, Q, QuerySet, Subquery

from entente.members.choices import SPEAKING_ROLES
from entente.members.models import Confirmation, Delegation, Organisation


def held_until() -> Subquery:
    """Of organisations: the day until which the latest confirmation holds; None where nobody ever confirmed."""
    latest = Confirmation.objects.filter(organisation=OuterRef("pk")).order_by("-holds_until")
    return Subquery(latest.values("holds_until")[:1])


def unconfirmed(organisations: QuerySet[Organisation], day: date) -> QuerySet[Organisation]:
    holding = Confirmation.objects.filter(organisation=OuterRef("pk"), holds_until__gt=day)
    return organisations.filter(~Exists(holding))


def spoken_for_by(person: int, day: date) -> QuerySet[Delegation]:
    """For `Exists` beside organisations."""
    rows: QuerySet[Delegation] = speakers(day).filter(person=person, organisation=OuterRef("pk"))
    return rows


def speakers(day: date) -> QuerySet[Delegation]:
    rows: QuerySet[Delegation] = Delegation.objects.known().on(day).filter(role__in=SPEAKING_ROLES)
    return rows


def latest_of(organisation: Organisation) -> Confirmation | None:
    return Confirmation.objects.filter(organisation=organisation).select_related("by").order_by("-holds_until", "-pk").first()


@dataclass(frozen=True, slots=True)
class Place:
    """Where a page of the list ended: what comes after it does not depend on what came or went before. As text "2018-09-30~417"."""

    held_until: date | None
    pk: int

    def __str__(self) -> str:
        return f"{self.held_until or ''}~{self.pk}"

    @classmethod
    def read(cls, text: str) -> "Place | None":
        """None for what is no place: the list begins anew."""
        held, _sign, number = text.partition("~")
        try:
            return cls(date.fromisoformat(held) if held else None, int(number)) if number.isdecimal() and len(number) < 18 else None
        except ValueError:
            return None


def after(rows: QuerySet[Organisation], place: Place) -> QuerySet[Organisation]:
    """Of rows `with_confirmation` those that stand behind a place."""
    name = Organisation.objects.filter(pk=place.pk).values_list("name_key", flat=True).first() or ""
    behind = Q(name_key__gt=name) | Q(name_key=name, pk__gt=place.pk)
    if place.held_until is None:
        return rows.filter(Q(held_until__isnull=False) | behind)
    return rows.filter(Q(held_until__gt=place.held_until) | Q(behind, held_until=place.held_until))


def with_confirmation(organisations: QuerySet[Organisation]) -> QuerySet[Organisation]:
    """Each with `held_until`, `confirmed_at` and `confirmed_by` of its latest confirmation; the longest unconfirmed first."""
    latest = Confirmation.objects.filter(organisation=OuterRef("pk")).order_by("-holds_until", "-pk")
    said = {"held_until": "holds_until", "confirmed_at": "at", "confirmed_by": "by__name"}
    found = organisations.annotate(**{name: Subquery(latest.values(field)[:1]) for name, field in said.items()})
    return found.order_by(F("held_until").asc(nulls_first=True), "name_key", "pk")
