"""Finding: the same question finds the same objects on both databases."""

from collections.abc import Iterable
from typing import Any

from django.db import connection
from django.db.models import Case, F, QuerySet, TextField, Value, When
from django.db.models.functions import Concat, Length, StrIndex
from django.db.models.lookups import GreaterThan

from entente.engine.words import terms
from entente.search.marks import visible as visible
from entente.search.models import Document
from entente.search.models.finds import INDEXES, fts5

_SPACE = Value(" ", output_field=TextField())
_SPACED = Concat(_SPACE, F("folded"), _SPACE, output_field=TextField())


def matching(noun: str, query: str) -> QuerySet[Document, int]:
    """The ids of every object of a noun that the query finds, as a subquery for `pk__in`; a query without words finds nothing."""
    return _found(noun, terms(query)).values_list("object_id", flat=True)


def newest(noun: str, query: str) -> QuerySet[Document]:
    """What stands in the index of them, the last to become findable first: of frequent words no more is read than is taken."""
    asked = terms(query)
    if connection.vendor != "sqlite" or not asked:
        return _found(noun, asked).order_by("-pk")
    index = INDEXES[Document._meta.db_table]
    met = [f"{index} MATCH %s", f"{index}.rowid = {Document._meta.db_table}.id"]
    rows = Document.objects.extra(tables=[index], where=met, params=[fts5(asked, noun)], order_by=[f"-{index}.rowid"])  # noqa: S610 -- the names are our own
    return rows.filter(noun=noun)


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
