"""Asking the index about many nouns at once. `Seen` says which ids of each noun the seeker may see; None is all of them."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, TypeAlias

from django.db import connection
from django.db.models import Case, F, Q, QuerySet, TextField, Value, When, Window
from django.db.models.functions import Concat, Length, RowNumber, StrIndex
from django.db.models.lookups import GreaterThan

from entente.people.together import counted, together
from entente.search import index
from entente.search.kinds import Ids
from entente.search.models import Document, Name
from entente.search.models.finds import fts5, tsquery

Seen: TypeAlias = Mapping[str, Ids | None]
Terms: TypeAlias = tuple[str, ...]
_SPACE = Value(" ", output_field=TextField())
_SPACED = Concat(_SPACE, F("folded"), _SPACE, output_field=TextField())


def counts(asked: Terms, seen: Seen) -> dict[str, int]:
    """How many objects of each noun are found; at most two queries. Nouns that everyone sees are counted in the index alone."""
    locked = {noun: ids for noun, ids in seen.items() if ids is not None}
    found = _counts_in_index(asked, [noun for noun in seen if noun not in locked])
    if locked:
        parts = [counted(Document.objects.filter(object_id__in=ids, folded__finds_of=(noun, asked))) for noun, ids in locked.items()]
        found |= {noun: rows[0].number or 0 for noun, rows in zip(locked, together(parts), strict=True) if rows}
    return {noun: found.get(noun, 0) for noun in seen}


def _counts_in_index(asked: Terms, nouns: Sequence[str]) -> dict[str, int]:
    if not nouns:
        return {}
    if connection.vendor == "sqlite":
        one, said = f"SELECT %s, COUNT(*) FROM {index.WORDS} WHERE {index.WORDS} MATCH %s", [(noun, fts5(asked, noun)) for noun in nouns]  # noqa: S608
    else:
        one = "SELECT %s, COUNT(*) FROM search_document WHERE noun = %s AND words @@ %s::tsquery"
        said = [(noun, noun, tsquery(asked)) for noun in nouns]  # type: ignore[misc]
    with connection.cursor() as cursor:
        cursor.execute(" UNION ALL ".join([one] * len(nouns)), [value for values in said for value in values])
        return dict(cursor.fetchall())


def named(asked: Terms, seen: Seen) -> QuerySet[Any, Any]:
    """Who is called so: whole words first, then the shorter name."""
    whole: Any = Value(0)
    for term in asked:
        whole = whole + Case(When(GreaterThan(StrIndex(_SPACED, Value(f" {term} ")), 0), then=1), default=0)
    return Name.objects.filter(_among(seen), folded__finds=asked).annotate(whole=whole, size=Length("folded"))


def best(asked: Terms, seen: Seen, most: int) -> dict[str, list[int]]:
    """The best few of each noun by name, in one query."""
    place = Window(RowNumber(), partition_by="noun", order_by=[F("whole").desc(), "size", "object_id"])
    found: dict[str, list[int]] = {}
    for noun, pk in named(asked, seen).annotate(place=place).filter(place__lte=most).order_by("place").values_list("noun", "object_id"):
        found.setdefault(noun, []).append(pk)
    return found


def others(asked: Terms, noun: str, ids: Ids | None) -> QuerySet[Document]:
    """Those that only tell of it, as they came into the index."""
    called = Name.objects.filter(noun=noun, folded__finds_of=(noun, asked)).values("object_id")
    rows = Document.objects.filter(noun=noun, folded__finds_of=(noun, asked)).exclude(object_id__in=called).order_by("pk")
    return rows if ids is None else rows.filter(object_id__in=ids)


def first_others(asked: Terms, wanted: Mapping[str, int], seen: Seen) -> dict[str, list[int]]:
    """So many of each noun, in one query."""
    found: dict[str, list[int]] = {}
    if wanted:
        parts = [_first(others(asked, noun, seen[noun]), most) for noun, most in wanted.items()]
        for noun, pk, _own in sorted(parts[0].union(*parts[1:], all=True), key=lambda row: row[2]):
            found.setdefault(noun, []).append(pk)
    return found


def _first(rows: QuerySet[Document], most: int) -> QuerySet[Document, tuple[str, int, int]]:
    return Document.objects.filter(pk__in=rows.values("pk")[:most]).values_list("noun", "object_id", "pk")


def _among(seen: Seen) -> Q:
    """Of each noun, what may be seen of it."""
    open_to_all: Iterable[str] = [noun for noun, ids in seen.items() if ids is None]
    among = Q(noun__in=open_to_all)
    for noun, ids in seen.items():
        if ids is not None:
            among |= Q(noun=noun, object_id__in=ids)
    return among
