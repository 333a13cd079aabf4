"""The list of advisories: what these keys open, each CVE once."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from django.db.models import Exists, OuterRef, Q, QuerySet

from entente.search.queries import matching, visible
from entente.vocabulary.queries import sectors_within
from entente.watch.choices import AdvisoryState, SeverityLevel
from entente.watch.models import Advisory
from entente.watch.queries.relevance import concerning

NOUN = "watch.advisory"
PAGE = 25
UNKNOWN = "unknown"
Keys = Iterable[str]


@dataclass(frozen=True, slots=True)
class AdvisoriesAsked:
    """`mine`: the organisations that it should concern."""

    words: str = ""
    level: str = ""
    sector: str = ""
    circle: int | None = None
    exploited: bool = False
    mine: Collection[int] | None = None
    withdrawn: bool = False
    after: int | None = None


@dataclass(frozen=True, slots=True)
class AdvisoriesFound:
    total: int
    rows: list[Advisory]
    next: int | None


def seen(keys: Keys) -> QuerySet[Advisory]:
    return Advisory.objects.filter(pk__in=visible(NOUN, keys))


def not_overlaid(rows: QuerySet[Advisory], keys: Keys) -> QuerySet[Advisory]:
    """Of one CVE the strictest that these keys open: it holds what the others say, and is how it may be passed on."""
    stricter = seen(keys).filter(cve=OuterRef("cve"), strictness__gt=OuterRef("strictness"), state=AdvisoryState.PUBLISHED)
    return rows.filter(Q(is_overlaid=False) | ~Exists(stricter))


def listed(keys: Keys, asked: AdvisoriesAsked) -> QuerySet[Advisory]:
    keys = frozenset(keys)
    state = AdvisoryState.WITHDRAWN if asked.withdrawn else AdvisoryState.PUBLISHED
    found = not_overlaid(seen(keys).filter(state=state), keys)
    if asked.words:
        found = found.filter(pk__in=matching(NOUN, asked.words))
    if asked.level == UNKNOWN or asked.level in SeverityLevel.values[1:]:
        found = found.filter(level="" if asked.level == UNKNOWN else asked.level)
    if asked.sector:
        named = Advisory.sectors.through.objects.filter(sector__in=sectors_within(asked.sector))
        found = found.filter(pk__in=named.values("advisory"))
    if asked.circle is not None:
        found = found.filter(circle=asked.circle)
    if asked.exploited:
        found = found.filter(exploited_on__isnull=False)
    return found if asked.mine is None else concerning(found, asked.mine)


def find(keys: Keys, asked: AdvisoriesAsked, *, limit: int = PAGE) -> AdvisoriesFound:
    """At most four queries, and the sectors; the latest first, after the one that ended the page before."""
    found = listed(keys, asked)
    rows = list(
        _beyond(found, asked.after, keys)
        .select_related("circle__body")
        .prefetch_related("sectors")
        .defer("summary", "advice", "links", "shared_with")
        .order_by("-published_on", "-pk")[: limit + 1]
    )
    more = len(rows) > limit
    return AdvisoriesFound(found.count(), rows[:limit], rows[limit - 1].pk if more else None)


def _beyond(found: QuerySet[Advisory], after: int | None, keys: Keys) -> QuerySet[Advisory]:
    """A place that the keys do not open is no place: it would tell a day."""
    day = seen(keys).filter(pk=after).values_list("published_on", flat=True).first() if after else None
    return found if day is None else found.filter(Q(published_on__lt=day) | Q(published_on=day, pk__lt=after))
