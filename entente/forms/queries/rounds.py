"""Reads about rounds. Each goes through `visible`, with the keys of whoever looks: `members.viewers.keys_of(user)`."""

from collections.abc import Collection, Iterable
from datetime import datetime

from django.db.models import Prefetch, Q, QuerySet
from django.db.models.functions import Now

from entente.forms.choices import Became, RoundState
from entente.forms.models import Asked, Form, Round, Version
from entente.forms.models.round import RoundQuerySet
from entente.search.queries import visible

NOUN = "round"


def seen(keys: Iterable[str]) -> RoundQuerySet:
    """Every round that these keys open, with its questions at hand."""
    return Round.objects.filter(pk__in=visible(NOUN, keys)).select_related("version__form", "author")


def rounds_of(home_key: str, keys: frozenset[str], *, open_at: datetime | None = None) -> QuerySet[Round]:
    """A home's rounds that were opened, the one that closes soonest first; with `open_at` only those that take answers then."""
    found = seen(keys).filter(home_key=home_key)
    found = found.open_at(open_at) if open_at else found.opened()
    return found.order_by("closes_at", "pk")


def asked_of(person: int, organisations: Collection[int]) -> QuerySet[Asked]:
    """Everything a person is asked: for itself, and for the organisations it answers for."""
    mine = Q(person=person) | Q(organisation__in=organisations)
    return Asked.objects.filter(mine).select_related("round__version__form", "person", "organisation")


def to_answer(person: int, organisations: Collection[int], at: datetime | Now) -> QuerySet[Asked]:
    """What waits for an answer, the soonest first."""
    return (
        asked_of(person, organisations)
        .filter(became=Became.WAITING, round__state=RoundState.OPEN, round__closes_at__gt=at)
        .order_by("round__closes_at", "pk")
    )


def forms_of(person: int, home_keys: Collection[str] = ()) -> QuerySet[Form]:
    """The forms somebody wrote, or that stand in homes it organises; with their versions at hand."""
    latest = Prefetch("versions", Version.objects.order_by("-number"), to_attr="at_hand")
    return Form.objects.filter(Q(author=person) | Q(home_key__in=[key for key in home_keys if key])).prefetch_related(latest)
