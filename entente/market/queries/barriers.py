"""Barriers as they are counted: under disclosure control for everybody, and as observed costs for the method."""

from collections import Counter, defaultdict
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Decimal

from django.db.models import QuerySet

from entente.engine.few import LEAST, Counted, Shown, shown
from entente.engine.observed import MOST_OF_ONE, Amount, tell
from entente.market.measure_choices import BarrierState, Evidence
from entente.market.models import Barrier

BY: dict[str, Callable[[Barrier], str]] = {"state": lambda one: one.state_id, "sector": lambda one: one.sector}


@dataclass(frozen=True, slots=True)
class Observed:
    """What certifying again cost, by what was asked: ends and the mean of the middles, rounded so that no member's own amount follows."""

    scheme: str
    level: str
    low: Decimal
    likely: Decimal
    high: Decimal
    barriers: int
    members: int
    evidence: tuple[str, ...]
    is_rounded: bool = True  # releases before this rule froze amounts as they were


def listed() -> QuerySet[Barrier]:
    return Barrier.objects.select_related("organisation", "state", "certificate", "scheme", "asked_scheme", "measure").order_by("-pk")


def verified() -> list[Barrier]:
    return list(Barrier.objects.filter(status=BarrierState.VERIFIED).select_related("asked_scheme", "organisation").order_by("pk"))


def contributors(found: list[Barrier]) -> int:
    """How many members are behind them; 0 where fewer than three are, or one has more than 80 per cent of them."""
    per = Counter(one.organisation_id for one in found)
    return len(per) if len(per) >= LEAST and max(per.values()) <= MOST_OF_ONE * len(found) else 0


def public_together(found: list[Barrier]) -> tuple[int | None, dict[str, Mapping[str, int | None]]]:
    """The total, and the tables by state and sector: where one table cannot tell its total, the other must not either."""
    tables = {name: public(found, name) for name in BY}
    if any(one.total is None for one in tables.values()):
        return None, {name: dict.fromkeys(one.cells) for name, one in tables.items()}
    return len(found), {name: one.cells for name, one in tables.items()}


def public(found: list[Barrier], by: str) -> Shown[str]:
    """How many, by state or sector: none that rests on fewer than three members or mostly on one, and none that follows from the others."""
    groups: dict[str, list[Barrier]] = defaultdict(list)
    for one in found:
        groups[BY[by](one)].append(one)
    cells = {name: Counted(len(rows), contributors(rows)) for name, rows in sorted(groups.items())}
    return shown(cells, contributors(found))


def observed(found: list[Barrier]) -> list[Observed]:
    """Estimated ones (grade D) are left out; what would tell a member's own amount is not told (`engine/observed.py`)."""
    groups: dict[tuple[str, str], list[Barrier]] = defaultdict(list)
    for one in found:
        if one.asked_scheme and one.cost and one.evidence != Evidence.D:
            groups[one.asked_scheme.code, one.asked_level].append(one)
    return [told for key, rows in sorted(groups.items()) if (told := _observed(key, rows))]


def _observed(key: tuple[str, str], rows: list[Barrier]) -> Observed | None:
    amounts: dict[int, list[Amount]] = defaultdict(list)
    for one in rows:
        if one.cost:
            amounts[one.organisation_id].append(one.cost)
    told = tell(amounts)
    grades = tuple(sorted({one.evidence for one in rows}))
    return Observed(*key, told.low, told.likely, told.high, len(rows), len(amounts), grades) if told else None
