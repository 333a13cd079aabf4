"""What may be seen of each noun."""

from collections.abc import Iterable

from django.db.models import Exists, OuterRef, QuerySet

from entente.exchange.models import Need, Practice, Question
from entente.search.models import Lock

PRACTICE, NEED, QUESTION = "exchange.practice", "exchange.need", "exchange.question"
Keys = Iterable[str]


def practices(keys: Keys) -> QuerySet[Practice]:
    return Practice.objects.filter(_opens(PRACTICE, keys))


def needs(keys: Keys) -> QuerySet[Need]:
    return Need.objects.filter(_opens(NEED, keys))


def questions(keys: Keys) -> QuerySet[Question]:
    return Question.objects.filter(_opens(QUESTION, keys))


def _opens(noun: str, keys: Keys) -> Exists:
    """`search.queries.visible`, asked row by row: a page of the newest among many reads only its own locks."""
    return Exists(Lock.objects.filter(noun=noun, object_id=OuterRef("pk"), key__in=sorted(keys)))
