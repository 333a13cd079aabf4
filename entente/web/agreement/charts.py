"""Geometry of the picture against the straight path, 360 units wide. Coordinates are texts, so that no locale touches them."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.utils.formats import number_format

from entente.agreement.models import Contract
from entente.web.agreement.presentation import Json, money

LEFT, RIGHT, TOP, BOTTOM = 44, 352, 20, 236
BAR = 26
GRADES = (("a", "A"), ("p", "P"), ("b", "B"), ("c", "C"), ("e", "D"))
ESTIMATED = "e"  # drawn, and left out of the number beside the bar as of the page's sentence


@dataclass(frozen=True, slots=True)
class Block:
    kind: str
    y: str
    height: str


@dataclass(frozen=True, slots=True)
class Bar:
    """What stood by a day, from the bottom: the EU's money, then private money grade by grade."""

    x: str
    middle: str
    beside: str
    level: str
    label: str
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Tick:
    at: str
    label: str
    text_at: str = ""


@dataclass(frozen=True, slots=True)
class Now:
    """Where the straight path stands on the figures' day."""

    x: str
    y: str
    text_x: str
    text_y: str
    label: str


@dataclass(frozen=True, slots=True)
class Path:
    """Bars, the straight path's ends, where the path stands now, and both scales."""

    bars: tuple[Bar, ...]
    line: tuple[str, str, str, str]
    now: Now | None
    ticks: tuple[Tick, ...]
    years: tuple[Tick, ...]


@dataclass(frozen=True, slots=True)
class _Scale:
    first: date
    last: date
    most: Decimal

    def x(self, day: date) -> float:
        share = (day - self.first) / (self.last - self.first)
        return LEFT + BAR / 2 + min(max(share, 0), 1) * (RIGHT - LEFT - BAR)

    def y(self, amount: Decimal) -> float:
        return BOTTOM - float(amount / self.most) * (BOTTOM - TOP)


def path_chart(figures: Json, contract: Contract, as_of: date) -> Path:
    """Cumulated by the end of each year of the contract, the last bar on the figures' own day."""
    target, last = Decimal(figures["target"]["amount"]), min(as_of, contract.last_on)
    years = [year["year"] for year in figures["years"] if contract.from_on.year <= year["year"] <= last.year]
    stacks = {year: _amounts(figures, year) for year in years}
    most = max([target, *(_sum(stack) for stack in stacks.values())])
    scale = _Scale(contract.from_on, contract.last_on, most)
    now = _now(scale, as_of, Decimal(figures["expected_by_now"])) if contract.from_on <= as_of <= contract.last_on else None
    ends = (scale.x(contract.from_on), scale.y(Decimal(0)), scale.x(contract.last_on), scale.y(target))
    return Path(
        bars=tuple(_bar(stack, scale, min(date(year, 12, 31), last)) for year, stack in stacks.items()),
        line=(text_of(ends[0]), text_of(ends[1]), text_of(ends[2]), text_of(ends[3])),
        now=now,
        ticks=tuple(_tick(scale, target * part / 3) for part in range(4)),
        years=tuple(_year(scale, year, contract) for year in range(contract.from_on.year, contract.last_on.year + 1)),
    )


def _now(scale: _Scale, day: date, expected: Decimal) -> Now:
    x, y = scale.x(day), scale.y(expected)
    return Now(text_of(x), text_of(y), text_of(x - 9), text_of(y - 4), _millions(expected))


def _tick(scale: _Scale, amount: Decimal) -> Tick:
    at = scale.y(amount)
    return Tick(text_of(at), _millions(amount), text_of(at + 4))


def _year(scale: _Scale, year: int, contract: Contract) -> Tick:
    return Tick(text_of(scale.x(min(date(year, 12, 31), contract.last_on))), str(year))


def _amounts(figures: Json, year: int) -> list[tuple[str, Decimal]]:
    """The EU's money (the least it can be) and each grade, cumulated; what is not known or not published is left out."""
    until = [row for row in figures["years"] if row["year"] <= year]
    sums = [(kind, sum((money(row["private"][grade]) or Decimal(0) for row in until), start=Decimal(0))) for kind, grade in GRADES]
    return [("d", money(until[-1]["so_far"]["eu"]["low"]) or Decimal(0)), *sums]


def _sum(stack: list[tuple[str, Decimal]]) -> Decimal:
    return sum((amount for _kind, amount in stack), start=Decimal(0))


def _bar(stack: list[tuple[str, Decimal]], scale: _Scale, day: date) -> Bar:
    blocks, below = [], Decimal(0)
    for kind, amount in stack:
        top, bottom = scale.y(below + amount), scale.y(below)
        if bottom - top >= 0.05:
            blocks.append(Block(kind, text_of(top), text_of(bottom - top)))
        below += amount
    middle, declared = scale.x(day), _sum([(kind, amount) for kind, amount in stack if kind != ESTIMATED])
    beside, level = text_of(middle + BAR / 2 + 4), text_of(scale.y(declared) + 9)
    return Bar(text_of(middle - BAR / 2), text_of(middle), beside, level, _millions(declared), tuple(blocks))


def _millions(amount: Decimal) -> str:
    return str(number_format(round(amount / 1_000_000), force_grouping=True))


def text_of(value: float) -> str:
    return f"{value:.1f}"
