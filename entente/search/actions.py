"""Keeping the index in step with what it finds; the room that owns the objects calls this inside its own action."""

from collections.abc import Iterable, Mapping
from itertools import islice

from django.db.models import Model

from entente.engine.words import fold
from entente.search.marks import mark as mark
from entente.search.marks import unmark as unmark
from entente.search.models import Document, Name

BATCH = 2000
MOST_BYTES = 400_000  # of one object's words; PostgreSQL takes a megabyte, with room for its own marks
MOST_OF_A_NAME = 400


def put(noun: str, rows: Iterable[tuple[int, str]]) -> int:
    """Make objects findable by these texts, replacing what they were found by; the number of objects. The first line is the name."""
    coming, count = iter(rows), 0
    while batch := list(islice(coming, BATCH)):
        newest = dict(batch)
        _write(Document, noun, {pk: _cut(fold(text), MOST_BYTES) for pk, text in newest.items()})
        _write(Name, noun, {pk: _cut(fold(text.lstrip("\n").partition("\n")[0]), MOST_OF_A_NAME) for pk, text in newest.items()})
        count += len(batch)
    return count


def drop(noun: str, ids: Iterable[int]) -> int:
    """Make objects unfindable; the number that were found before."""
    coming, dropped = iter(ids), 0
    while batch := list(islice(coming, BATCH)):
        dropped += Document.objects.filter(noun=noun, object_id__in=batch).delete()[0]
        Name.objects.filter(noun=noun, object_id__in=batch).delete()
    return dropped


def _write(table: type[Model], noun: str, folded: Mapping[int, str]) -> None:
    rows = [table(noun=noun, object_id=pk, folded=words) for pk, words in folded.items()]
    table._default_manager.bulk_create(rows, update_conflicts=True, unique_fields=["noun", "object_id"], update_fields=["folded"])


def _cut(folded: str, most: int) -> str:
    """As many of the words as both engines hold."""
    if len(folded) * 4 <= most:
        return folded
    kept = folded.encode()[:most].decode(errors="ignore")
    return kept if len(kept) == len(folded) else kept.rpartition(" ")[0]
