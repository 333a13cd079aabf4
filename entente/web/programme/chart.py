"""An indicator as a picture: what was observed, from the baseline, beside the path of its targets."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from entente.indicators.models import Indicator, Observation

WIDTH, HEIGHT, LEFT, TOP, FOOT = 720, 240, 72, 16, 28


@dataclass(frozen=True, slots=True)
class Point:
    """A value on a day, placed in the picture."""

    on: date
    value: Decimal
    x: int
    y: int


@dataclass(frozen=True, slots=True)
class Row:
    """A day of the table; None where nothing is known or asked on it."""

    on: date
    value: Decimal | None
    target: Decimal | None
    is_baseline: bool = False


@dataclass(frozen=True, slots=True)
class Chart:
    """`gaps`: days of which the last word is "not collected". `low`, `high`: the ends of the scale."""

    seen: list[Point]
    path: list[Point]
    gaps: list[Point]
    rows: list[Row]
    low: Decimal
    high: Decimal
    width: int = WIDTH
    height: int = HEIGHT
    left: int = LEFT
    foot: int = HEIGHT - FOOT

    @property
    def line(self) -> str:
        return _joined(self.seen)

    @property
    def way(self) -> str:
        return _joined(self.path)

    @property
    def ends(self) -> list[tuple[int, date]]:
        """First and last day of the scale."""
        days = {point.on: point.x for point in (*self.seen, *self.path, *self.gaps)}
        return [(days[on], on) for on in dict.fromkeys((min(days), max(days)))]


def drawn(indicator: Indicator, newest_first: Iterable[Observation]) -> Chart | None:
    """From what `queries.with_figures` read. None where fewer than two values or targets make a picture."""
    last = {one.on: one for one in reversed(list(newest_first))}
    seen = {on: one.value for on, one in last.items()}
    start = {indicator.baseline_on: indicator.baseline} if indicator.baseline_on and indicator.baseline is not None else {}
    path = start | {date(target.year, 12, 31): target.value for target in indicator.targets.all()}
    values = [value for value in (*seen.values(), *path.values()) if value is not None]
    if len(values) < 2:
        return None
    days = sorted({*seen, *path})
    rows = [Row(on, seen.get(on, start.get(on)), None if on in start else path.get(on), on in start and on not in seen) for on in days]
    return _placed(seen, path, start, rows, min(*values, Decimal(0)), max(values))


def _placed(
    seen: dict[date, Decimal | None], path: dict[date, Decimal], start: dict[date, Decimal], rows: list[Row], low: Decimal, high: Decimal
) -> Chart:
    first, span = rows[0].on, max((rows[-1].on - rows[0].on).days, 1)
    height = high - low or Decimal(1)

    def at(on: date, value: Decimal) -> Point:
        x = LEFT + (WIDTH - LEFT - 12) * (on - first).days / span
        return Point(on, value, round(x), TOP + round((HEIGHT - TOP - FOOT) * float((high - value) / height)))

    known = start | {on: value for on, value in seen.items() if value is not None}
    found = [at(on, value) for on, value in sorted(known.items())]
    return Chart(
        found,
        [at(on, value) for on, value in sorted(path.items())],
        [at(on, low) for on in sorted(seen) if seen[on] is None],
        rows,
        low,
        high,
    )


def _joined(points: list[Point]) -> str:
    return " ".join(f"{point.x},{point.y}" for point in points)
