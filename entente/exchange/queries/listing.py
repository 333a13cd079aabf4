"""The list of practices with its filters: the newest first, whatever their number."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Exists, OuterRef, Prefetch, QuerySet

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


@dataclass(frozen=True, slots=True)
class Found:
    """`total` is exact up to COUNTED; beyond, there are more."""

    rows: list[Practice]
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
    """Four queries: the page, its sectors in two, and the count."""
    found = listed(asked, keys, day)
    page = found.filter(pk__lt=asked.after) if asked.after else found
    rows = list(shaped(page).order_by("-pk")[: PAGE + 1])
    is_whole = not asked.after and len(rows) <= PAGE
    total = len(rows) if is_whole else found.order_by()[: COUNTED + 1].count()
    return Found(rows[:PAGE], total, rows[PAGE - 1].pk if len(rows) > PAGE else 0)


def shaped(rows: QuerySet[Practice]) -> QuerySet[Practice]:
    """With what a list says of each."""
    at_work = Deployment.objects.select_related("sector").order_by("on", "pk").only("practice", "on", "sector__name")
    return (
        rows.select_related("organisation")
        .defer("how", "result", "preconditions")
        .prefetch_related(Prefetch("deployments", at_work), "could")
    )
