"""How many advisories concern each sector, month by month: only those that these keys open are counted, so that a count tells no more."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Count
from django.db.models.functions import TruncMonth

from entente.vocabulary.choices import Scheme
from entente.vocabulary.models import Sector
from entente.watch.choices import AdvisoryState
from entente.watch.queries.advisories import not_overlaid, seen

NO_SECTOR = ""


@dataclass(frozen=True, slots=True)
class Picture:
    """`counts` by (sector's code, month); the code "" is of those that name no sector. An advisory counts in each of its sectors."""

    months: list[date]
    sectors: list[tuple[str, str]]
    counts: dict[tuple[str, date], int]
    total: int

    def row(self, code: str) -> list[int]:
        return [self.counts.get((code, month), 0) for month in self.months]

    @property
    def most(self) -> int:
        return max(self.counts.values(), default=0)


def picture(keys: Iterable[str], day: date, months: int = 12) -> Picture:
    """Three queries, however many advisories there are."""
    keys = frozenset(keys)
    shown = [_month(day, -back) for back in range(months - 1, -1, -1)]
    rows = not_overlaid(seen(keys).filter(state=AdvisoryState.PUBLISHED, published_on__gte=shown[0], published_on__lte=day), keys)
    grouped = (
        rows.annotate(month=TruncMonth("published_on")).order_by().values_list("sectors", "month").annotate(n=Count("pk", distinct=True))
    )
    counts = {(code or NO_SECTOR, month): count for code, month, count in grouped}
    held = {code for code, _month_ in counts}
    named = dict(Sector.objects.filter(pk__in=held).values_list("pk", "name"))
    demand = dict(Sector.objects.filter(scheme=Scheme.DEMAND).order_by("position").values_list("pk", "name"))
    return Picture(shown, [*(demand | named).items(), (NO_SECTOR, "")], counts, rows.count())


def _month(day: date, by: int) -> date:
    year, month = divmod(day.year * 12 + day.month - 1 + by, 12)
    return date(year, month + 1, 1)
