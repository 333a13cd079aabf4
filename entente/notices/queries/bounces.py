"""Mails that came back."""

from django.db.models import QuerySet

from entente.notices.choices import BounceKind
from entente.notices.models import Bounce
from entente.people.models import Person


def bounces_of(person: Person) -> list[Bounce]:
    """What came back from a person's addresses, the newest first, for the person's page."""
    return list(_bounces().filter(person=person))


def dead_addresses() -> QuerySet[Bounce]:
    """Hard bounces that nobody has dealt with, the newest first."""
    return _bounces().filter(kind=BounceKind.HARD, cleared_at=None)


def passing() -> QuerySet[Bounce]:
    """Addresses that could not take a mail when it came, the newest first; it is tried again."""
    return _bounces().filter(kind=BounceKind.SOFT, cleared_at=None)


def _bounces() -> QuerySet[Bounce]:
    return Bounce.objects.select_related("person", "delivery__notice").order_by("-pk")
