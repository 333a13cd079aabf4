"""Who reuses what: sector to sector, and the innovations adopted across sectors with the reason for each that counts or does not."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet

from entente.exchange.choices import ReuseState
from entente.exchange.models import Reuse
from entente.exchange.queries.matching import same_sectors, sector_tree
from entente.exchange.queries.seen import practices

VISITOR = ("everyone",)


@dataclass(frozen=True, slots=True)
class Across:
    """`counted`: the first adoption of each practice in another sector; `within`: adoptions that stay in their sector or began in none."""

    counted: list[Reuse]
    within: list[Reuse]

    @property
    def value(self) -> int:
        return len(self.counted)


def adopted(keys: Iterable[str], day: date) -> QuerySet[Reuse]:
    """Adoptions until the day, of practices that these keys open."""
    seen = practices(keys).values("pk")
    found = Reuse.objects.filter(state=ReuseState.ADOPTED, adopted_on__lte=day, practice__in=seen)
    return found.select_related("practice", "organisation", "sector", "from_sector").order_by("adopted_on", "pk")


def flow(rows: Iterable[Reuse]) -> dict[tuple[str, str], int]:
    """How many adoptions lead from a sector to a sector, by their names; those whose origin is not known are left out."""
    return dict(Counter((row.from_sector.name, row.sector.name) for row in rows if row.from_sector))


def across(rows: Iterable[Reuse]) -> Across:
    """A practice counts once, with its first adoption in a sector that is neither its own, nor a part of it, nor what it is a part of."""
    counted: dict[int, Reuse] = {}
    within = []
    for row in rows:
        if not _crosses(row):
            within.append(row)
        else:
            counted.setdefault(row.practice_id, row)
    return Across(list(counted.values()), within)


def adopted_across(day: date) -> int:
    """As everyone may know it: of practices marked TLP:CLEAR."""
    return across(adopted(VISITOR, day)).value


def _crosses(row: Reuse) -> bool:
    if row.from_sector_id is None:
        return False
    same, tree = same_sectors(), sector_tree()
    one, other = same.get(row.from_sector_id, row.from_sector_id), same.get(row.sector_id, row.sector_id)
    return one != other and one not in tree.ancestors(other) and other not in tree.ancestors(one)
