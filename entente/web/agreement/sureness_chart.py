"""How sure it is, as a picture: a bar to each level's factor on a scale that holds the target."""

from dataclasses import dataclass
from decimal import Decimal

from entente.engine.factors import Factor
from entente.web.agreement.charts import Tick, text_of
from entente.web.agreement.presentation import Row, two_decimals


@dataclass(frozen=True, slots=True)
class Range:
    """One level's euros per EU euro: sure up to `x`, in doubt over `width`."""

    name: str
    code: str
    reach: str
    x: str
    width: str
    y: int
    text_y: int
    label: str


@dataclass(frozen=True, slots=True)
class Sureness:
    ranges: tuple[Range, ...]
    target_x: str
    ticks: tuple[Tick, ...]
    bottom: int

    @property
    def height(self) -> int:
        return self.bottom + 22


def sureness_chart(rows: list[Row], target: Decimal) -> Sureness | None:
    """A bar from 0 to each level's factor, ending in its interval, on a scale that holds the target; None while no factor is known."""
    known = [(row, row.per_eu) for row in rows[1:] if row.per_eu is not None]
    if not known:
        return None
    most = max([target, *(factor.high or factor.low for _row, factor in known)]) * Decimal("1.1")
    ranges = tuple(_range(row, factor, most, 20 + index * 36) for index, (row, factor) in enumerate(known))
    step = max(1, int(most) // 6)
    ticks = tuple(Tick(text_of(_at(Decimal(n), most)), str(n)) for n in range(0, int(most) + 1, step))
    return Sureness(ranges, text_of(_at(target, most)), ticks, 20 + len(ranges) * 36)


def _range(row: Row, factor: Factor, most: Decimal, y: int) -> Range:
    start, end = _at(factor.low, most), _at(factor.high or factor.low, most)
    label = two_decimals(factor.low)
    if not factor.is_point and factor.high is not None:
        label += f"–{two_decimals(factor.high)}"
    return Range(row.short, row.code, text_of(start - 8), text_of(start), text_of(max(end - start, 0)), y, y - 5, label)


def _at(value: Decimal, most: Decimal) -> float:
    return 8 + float(value / most) * 344
