"""What was said before: to a person, and at a home, within what the reader's keys open."""

from collections.abc import Iterable

from django.db.models import QuerySet

from entente.notices.models import Delivery, Notice
from entente.search.marks import visible

NOUN = "notice"


def archive(home_key: str, keys: Iterable[str]) -> QuerySet[Notice]:
    """What was said at a home ("governance.body:3"), the newest first; a later member sees what its marking allows."""
    return readable(keys).filter(home_key=home_key).order_by("-pk")


def readable(keys: Iterable[str]) -> QuerySet[Notice]:
    return Notice.objects.filter(pk__in=visible(NOUN, keys))


def received_by(person: int) -> QuerySet[Delivery]:
    """What was said to a person, the newest first."""
    return Delivery.objects.filter(person=person).select_related("notice").order_by("-pk")
