"""What flows from sector to sector, as ribbons between two columns; as wide as there are adoptions."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

WIDTH, LEFT, RIGHT, UNIT, GAP, TOP = 720, 210, 510, 14, 12, 28


@dataclass(frozen=True, slots=True)
class Bar:
    name: str
    x: int
    y: int
    height: int
    count: int

    @property
    def middle(self) -> int:
        return self.y + self.height // 2 + 4


@dataclass(frozen=True, slots=True)
class Ribbon:
    """`path` goes from a piece of the left bar to one of the right; `tone` is a class of colour."""

    path: str
    source: str
    target: str
    count: int
    tone: str


@dataclass(frozen=True, slots=True)
class Picture:
    height: int
    sources: Sequence[Bar]
    targets: Sequence[Bar]
    ribbons: Sequence[Ribbon]


def drawn(flows: Mapping[tuple[str, str], int]) -> Picture | None:
    """None where nothing flows."""
    if not flows:
        return None
    unit = max(2, min(UNIT, 420 // max(sum(flows.values()), 1)))
    sources = _column(sorted({source for source, _ in flows}), [(source, n) for (source, _), n in flows.items()], LEFT, unit)
    targets = _column(sorted({target for _, target in flows}), [(target, n) for (_, target), n in flows.items()], RIGHT, unit)
    height = max(one.y + one.height for one in (*sources.values(), *targets.values())) + GAP
    return Picture(height, list(sources.values()), list(targets.values()), _ribbons(flows, sources, targets, unit))


def _column(names: list[str], counts: list[tuple[str, int]], x: int, unit: int) -> dict[str, Bar]:
    bars, y = {}, TOP
    for name in names:
        count = sum(n for one, n in counts if one == name)
        bars[name] = Bar(name, x, y, max(count * unit, 4), count)
        y += max(count * unit, 18) + GAP
    return bars


def _ribbons(flows: Mapping[tuple[str, str], int], sources: Mapping[str, Bar], targets: Mapping[str, Bar], unit: int) -> list[Ribbon]:
    left = {name: bar.y for name, bar in sources.items()}
    right = {name: bar.y for name, bar in targets.items()}
    tones = {name: f"t{place % 4}" for place, name in enumerate(sources)}
    found = []
    for (source, target), count in sorted(flows.items()):
        tall = max(count * unit, 4)
        y, other = left[source], right[target]
        a, b, half = LEFT + 12, RIGHT, (LEFT + 12 + RIGHT) // 2
        path = f"M{a} {y}C{half} {y} {half} {other} {b} {other}V{other + tall}C{half} {other + tall} {half} {y + tall} {a} {y + tall}Z"
        found.append(Ribbon(path, source, target, count, tones[source]))
        left[source] += tall
        right[target] += tall
    return found
