"""The list of practices with its filters: the newest first, whatever their number."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from django.db.models import DateField, Exists, OuterRef, Prefetch, QuerySet, Value

from entente.exchange.choices import PracticeKind
from entente.exchange.models import Deployment, Practice
from entente.exchange.queries.seen import PRACTICE, practices
from entente.search.queries import matching
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
    after: int = 0


class Line(NamedTuple):
    """A practice, and the sectors where it is at work and where it could be."""

    practice: Practice
    at_work: list[str]
    could: list[str]


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
    if asked.words:
        found = found.filter(pk__in=matching(PRACTICE, asked.words))
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
    found = listed(asked, keys, day)
    newest = found.order_by("-pk").values_list("pk", flat=True)
    first = list(newest[: COUNTED + 1])
    page = list(newest.filter(pk__lt=asked.after)[: PAGE + 1]) if asked.after else first
    return Found(_lines(page[:PAGE]), len(first), page[PAGE - 1] if len(page) > PAGE else 0)


def _lines(ids: Sequence[int]) -> list[Line]:
    rows = Practice.objects.filter(pk__in=ids).select_related("organisation").defer("how", "result", "preconditions").order_by("-pk")
    at_work, could = _sectors(ids)
    return [Line(row, at_work[row.pk], could[row.pk]) for row in rows]


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
