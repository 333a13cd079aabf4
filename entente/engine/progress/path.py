"""The straight path from the baseline through the targets of the years."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction


@dataclass(frozen=True, slots=True)
class Path:
    """Points (day, value) in the order of their days: the baseline first, then the targets, each due on its day."""

    points: Sequence[tuple[date, Fraction]]

    @property
    def last(self) -> Fraction:
        return self.points[-1][1]


def expected(path: Path, on: date) -> Fraction:
    """What the path asks for on a day: straight between two points, by days; before the first and after the last it stays."""
    before = [point for point in path.points if point[0] <= on]
    after = [point for point in path.points if point[0] > on]
    if not before or not after:
        return (before or after)[-1 if before else 0][1]
    (begin, low), (end, high) = before[-1], after[0]
    return low + (high - low) * Fraction((on - begin).days, (end - begin).days)
