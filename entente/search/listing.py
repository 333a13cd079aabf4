"""One noun page by page, by key: who is called so, then who only tells of it."""

import re
from dataclasses import dataclass
from typing import Any

from django.db.models import Model, Q, QuerySet

from entente.search import indexed
from entente.search.everything import Group, Question, hits_of, question_of
from entente.search.kinds import Ids, Seeker, kinds
from entente.search.models import Document

PAGE = 25
_CURSOR = re.compile(r"name:(?P<whole>\d{1,3}):(?P<size>\d{1,4}):(?P<pk>\d{1,18})|text:(?P<text>\d{1,18})|own:(?P<own>\d{1,18})")
Found = list[tuple[int, str]]  # an object's id, and the cursor of the page that begins behind it


@dataclass(frozen=True, slots=True)
class Page:
    """One page, the cursor of the next one, and how many there are of every noun."""

    group: Group
    next: str
    totals: dict[str, int]


class NotSearched(LookupError):
    """There is no such noun, or the seeker finds nothing of it."""


def listing(seeker: Seeker, words: str, noun: str, after: str = "") -> Page:
    """A cursor that cannot be read begins at the beginning. Of the index at most four queries, and one for what is shown."""
    question = question_of(seeker, words)
    if noun not in question.seen and noun not in question.own:
        raise NotSearched(noun)
    totals = question.totals() if question.asked else {}
    found = _found(question, noun, _CURSOR.fullmatch(after)) if totals.get(noun) else []
    hits = hits_of({noun: [pk for pk, _cursor in found[:PAGE]]})
    group = Group(noun, kinds()[noun], totals.get(noun, 0), hits[noun])
    return Page(group, found[PAGE - 1][1] if len(found) > PAGE else "", totals)


def _found(question: Question, noun: str, after: re.Match[str] | None) -> Found:
    """One more than a page."""
    if noun in question.own:
        return _own(question.own[noun], kinds()[noun].order, after["own"] if after else None)
    found: Found = []
    if not (after and after["text"]):
        found = _names(indexed.named(question.asked, {noun: question.seen[noun]}), after if after and after["pk"] else None)
    if len(found) <= PAGE:
        rows = indexed.others(question.asked, noun, question.seen[noun])
        found += _texts(rows, int(after["text"]) if after and after["text"] else 0, PAGE + 1 - len(found))
    return found


def _names(rows: QuerySet[Any, Any], after: re.Match[str] | None) -> Found:
    if after:
        whole, size, pk = (int(after[name]) for name in ("whole", "size", "pk"))
        beyond = Q(whole__lt=whole) | Q(whole=whole, size__gt=size) | Q(whole=whole, size=size, object_id__gt=pk)
        rows = rows.filter(beyond)
    held = rows.order_by("-whole", "size", "object_id").values_list("object_id", "whole", "size")[: PAGE + 1]
    return [(pk, f"name:{whole}:{size}:{pk}") for pk, whole, size in held]


def _texts(rows: QuerySet[Document], after: int, most: int) -> Found:
    held = rows.filter(pk__gt=after).values_list("object_id", "pk")[:most]
    return [(object_id, f"text:{pk}") for object_id, pk in held]


def _own(ids: Ids, order: tuple[str, ...], after: str | None) -> Found:
    """After the row that ended the page before, wherever it stands now."""
    end = ids.model._default_manager.filter(pk=after).first() if after else None
    rows = ids.filter(_beyond(end, order)) if end else ids
    return [(pk, f"own:{pk}") for pk in rows.order_by(*order).values_list("pk", flat=True)[: PAGE + 1]]


def _beyond(end: Model, order: tuple[str, ...]) -> Q:
    beyond, level = Q(), dict[str, Any]()
    for key in order:
        name = key.removeprefix("-")
        beyond |= Q(**level, **{f"{name}__{'lt' if key.startswith('-') else 'gt'}": getattr(end, name)})
        level[name] = getattr(end, name)
    return beyond
