"""The index over the years: what was, and what is dated already."""

from datetime import date
from functools import lru_cache
from typing import Any

from entente.engine.fragmentation import Weights, measure
from entente.market.figures import access_shares, index_told
from entente.market.queries.current import Held, built_of, known

YEARS_BACK, YEARS_AHEAD = 8, 4


def course(today: date, weights: Weights) -> list[dict[str, Any]]:
    """The last day of each year, and today instead of that of this year. One query where nothing changed."""
    days = [today if year == today.year else date(year, 12, 31) for year in range(today.year - YEARS_BACK, today.year + YEARS_AHEAD + 1)]
    held = Held(known())
    return [_on(held, day, weights) for day in days]


@lru_cache(maxsize=64)
def _on(held: Held, day: date, weights: Weights) -> dict[str, Any]:
    built = built_of(held, day)
    told = index_told(measure(built.world, weights))
    return {"day": day, **told, "access": access_shares(built), "certificates": float(built.world.classes.weight.sum())}
