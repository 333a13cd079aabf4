"""The list of practices with its filters: the newest first, whatever their number."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple

from django.db.models import DateField, Exists, OuterRef, Prefetch, QuerySet, Value

from entente.exchange.choices import PracticeKind
from entente.exchange.models import Deployment, Practice
from entente.exchange.queries.seen import PRACTICE, practices
from entente.search.queries import newest
from entente.vocabulary.queries import expertise_within, sectors_within

PAGE, COUNTED = 25, 100


@dataclass(frozen=True, slots=True)
class Asked:
    words: str = ""
    kind: str = ""
    sector: str = ""
    could: str = ""
    expertise: str = ""
    readiness: int = 0
    expired: bool = False
    after: int = 0  # a practice, or with words a place in the index


class Line(NamedTuple):
    """What a list says of a practice; then the sectors where it is at work and where it could be."""

    pk: int
    title: str
    problem: str
    kind: str
    state: str
    marking: str
    readiness: int | None
    expires_on: date | None
    is_fictional: bool
    giver: str
    giver_slug: str
    at_work: list[str]
    could: list[str]

    def has_expired(self, day: date) -> bool:
        return self.expires_on is not None and self.expires_on <= day


SAID = (*Line._fields[:9], "organisation__name", "organisation__slug")


@dataclass(frozen=True, slots=True)
class Found:
    """`total` is exact up to COUNTED; beyond, there are more."""

    rows: list[Line]
    total: int
    next: int

    @property
    def is_more(self) -> bool:
        return self.total > COUNTED


def listed(asked: Asked, keys: Iterable[str], day: date) -> QuerySet[Practice]:
    found = practices(keys)
    found = found.filter(state="published") if asked.expired else found.live(day)  # type: ignore[attr-defined]
    if asked.kind in PracticeKind.values:
        found = found.filter(kind=asked.kind)
    if asked.sector:
        rows = Deployment.objects.filter(practice=OuterRef("pk"), sector__in=sectors_within(asked.sector))
        found = found.filter(Exists(rows))
    if asked.could:
        found = found.filter(Exists(Practice.could.through.objects.filter(practice=OuterRef("pk"), sector__in=sectors_within(asked.could))))
    if asked.expertise:
        codes = expertise_within(asked.expertise)
        found = found.filter(Exists(Practice.expertise.through.objects.filter(practice=OuterRef("pk"), expertise__in=codes)))
    return found.filter(readiness__gte=asked.readiness) if asked.readiness else found


def find(asked: Asked, keys: Iterable[str], day: date) -> Found:
    """Three queries: which ones, up to COUNTED; those of the page; their sectors. A page further on counts in a fourth."""
    among = listed(asked, keys, day)
    found = _findable(among, asked.words) if asked.words else among.order_by("-pk").values_list("pk", "pk")
    first = list(found[: COUNTED + 1])
    page = list(found.filter(pk__lt=asked.after)[: PAGE + 1]) if asked.after else first
    return Found(_lines([pk for pk, _place in page[:PAGE]]), len(first), page[PAGE - 1][1] if len(page) > PAGE else 0)


def _findable(among: QuerySet[Practice], words: str) -> QuerySet[Any, Any]:
    """The places in the index of those that words find: the newest there first, so that of frequent words no more is looked at."""
    return newest(PRACTICE, words).filter(Exists(among.filter(pk=OuterRef("object_id")))).values_list("object_id", "pk")


def _lines(ids: Sequence[int]) -> list[Line]:
    """In the order of the ids."""
    at_work, could = _sectors(ids)
    rows = {row[0]: row for row in Practice.objects.filter(pk__in=ids).values_list(*SAID)}
    return [Line._make((*rows[pk], at_work[pk], could[pk])) for pk in ids if pk in rows]


def _sectors(ids: Sequence[int]) -> tuple[dict[int, list[str]], dict[int, list[str]]]:
    """Where each is at work, the longest first, and where it could be."""
    at_work = Deployment.objects.filter(practice__in=ids).values_list("practice_id", "sector_id", "on", "pk")
    could = Practice.could.through.objects.filter(practice__in=ids)
    never = Value(None, DateField())
    rows = at_work.union(could.values_list("practice_id", "sector_id", never, "pk"), all=True) if ids else ()
    found: tuple[dict[int, list[str]], dict[int, list[str]]] = (defaultdict(list), defaultdict(list))
    for practice, sector, on, _pk in sorted(rows, key=lambda row: (row[2] or date.max, row[3])):
        found[on is None][practice].append(sector)
    return found


def shaped(rows: QuerySet[Practice]) -> QuerySet[Practice]:
    """With the sectors of each, for programs."""
    at_work = Deployment.objects.select_related("sector").order_by("on", "pk").only("practice", "on", "sector__name")
    return (
        rows.select_related("organisation")
        .defer("how", "result", "preconditions")
        .prefetch_related(Prefetch("deployments", at_work), "could")
    )
