"""Finding: the same question finds the same objects on both databases."""

from collections.abc import Iterable
from typing import Any

from django.db.models import Case, F, QuerySet, TextField, Value, When
from django.db.models.functions import Concat, Length, StrIndex
from django.db.models.lookups import GreaterThan

from entente.engine.words import terms
from entente.search.marks import visible as visible
from entente.search.models import Document

_SPACE = Value(" ", output_field=TextField())
_SPACED = Concat(_SPACE, F("folded"), _SPACE, output_field=TextField())


def matching(noun: str, query: str) -> QuerySet[Document, int]:
    """The ids of every object of a noun that the query finds, as a subquery for `pk__in`; a query without words finds nothing."""
    return _found(noun, terms(query)).values_list("object_id", flat=True)


def ranked(noun: str, query: str) -> QuerySet[Document, int]:
    """The same ids, best first: whole words before beginnings of words, then by how early they stand, then the shorter text."""
    asked = terms(query)
    found = _found(noun, asked).annotate(whole=_sum(_whole(term) for term in asked), early=_sum(_place(f" {term}") for term in asked))
    return found.order_by("-whole", "early", Length("folded"), "object_id").values_list("object_id", flat=True)


def _found(noun: str, asked: tuple[str, ...]) -> QuerySet[Document]:
    if not asked:
        return Document.objects.none()
    return Document.objects.filter(noun=noun, folded__finds_of=(noun, asked))


def _sum(parts: Iterable[Any]) -> Any:
    total: Any = Value(0)
    for part in parts:
        total = total + part
    return total


def _place(text: str) -> StrIndex:
    return StrIndex(_SPACED, Value(text))


def _whole(term: str) -> Case:
    return Case(When(GreaterThan(_place(f" {term} "), 0), then=1), default=0)
