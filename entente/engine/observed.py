"""What certifying again cost, as it may be told: nobody's own amount follows, not even for one of those who reported.

Source of the method: rounding to a coarse grid with a minimum of contributors and a dominance rule, as statistical offices do
(Hundepool and others, Statistical Disclosure Control, 2012, chapters 4 and 5). `docs/method/observed-costs.md`.
"""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

LEAST = 3  # members
MOST_OF_ONE = Decimal("0.8")  # of all amounts: the share of one member above which nothing is told
STEPS = (Decimal(1), Decimal(2), Decimal(5))  # of the ends, in each power of ten
FINER = (Decimal(1), Decimal("1.5"), Decimal(2), Decimal(3), Decimal(5), Decimal(7))  # of the middle
OPEN = Decimal("1.25")  # what each reporter must hold possible of the others' greatest and least amount: so many times the least of it
LEAST_TOLD = Decimal(1000)  # what is less is 0, or this
Amount = tuple[Decimal, Decimal]  # from, to; in euros


@dataclass(frozen=True, slots=True)
class Told:
    """In euros, low <= likely <= high; every amount that was reported lies within."""

    low: Decimal
    likely: Decimal
    high: Decimal


def tell(amounts: Mapping[Any, Sequence[Amount]]) -> Told | None:
    """By member what each of its certifications cost; None where that would tell too much."""
    of_member = {member: sum(((low + high) / 2 for low, high in each), start=Decimal(0)) for member, each in amounts.items() if each}
    total = sum(of_member.values(), start=Decimal(0))
    if len(of_member) < LEAST or total <= 0 or max(of_member.values()) > MOST_OF_ONE * total:
        return None
    every = [one for each in amounts.values() for one in each]
    told = rounded(min(low for low, _high in every), total / len(every), max(high for _low, high in every))
    return told if all(_leaves_open(told, len(every), each) for each in amounts.values() if each) else None


def _leaves_open(told: Told, number: int, own: Sequence[Amount]) -> bool:
    """Whether one who takes its own amounts out of what is told learns neither the greatest nor the least of the others'.

    An end that none of its own amounts explains is one of the others': what is left over is shared by one less.
    """
    others = number - len(own)
    known = sum(((low + high) / 2 for low, high in own), start=Decimal(0))
    least, most = (number * mean - known for mean in _means(told.likely))  # of the others' amounts together
    top, bottom = _at_least(told.high), _at_most(told.low)
    greatest, smallest = [least / others, told.low], [most / others, told.high]
    if all(high < top for _low, high in own):
        greatest.append(top)
        smallest.append((most - top) / (others - 1))
    if all(low >= bottom for low, _high in own):
        smallest.append(bottom)
        greatest.append((least - bottom) / (others - 1))
    to_greatest, from_smallest = min(told.high, most - (others - 1) * told.low), max(told.low, least - (others - 1) * told.high)
    return to_greatest >= OPEN * max(greatest) and min(smallest) >= OPEN * from_smallest


def _at_least(high: Decimal) -> Decimal:
    """What the greatest amount is not below, where the upper end is this."""
    return max((one for one in _grid(high, STEPS) if one < high), default=high / 2) if high > LEAST_TOLD else Decimal(0)


def _at_most(low: Decimal) -> Decimal:
    """What the least amount is below, where the lower end is this."""
    return min(one for one in _grid(low, STEPS) if one > low) if low else LEAST_TOLD


def _means(likely: Decimal) -> tuple[Decimal, Decimal]:
    """From which mean to which it is told as this."""
    if likely <= LEAST_TOLD:
        return Decimal(0), LEAST_TOLD * FINER[1].sqrt()
    steps = sorted({*_grid(likely / 10, FINER), *_grid(likely, FINER)})
    place = steps.index(likely)
    return (likely * steps[place - 1]).sqrt(), (likely * steps[place + 1]).sqrt()


def rounded(low: Decimal, likely: Decimal, high: Decimal) -> Told:
    """The lower end down, the upper end up past itself: whoever stands at an end lies anywhere in a step of at least double."""
    told_low, told_high = _below(low), _above(high)
    return Told(told_low, min(max(_nearest(likely), told_low), told_high), told_high)


def _below(amount: Decimal) -> Decimal:
    return max((one for one in _grid(amount, STEPS) if one <= amount), default=Decimal(0)) if amount >= LEAST_TOLD else Decimal(0)


def _above(amount: Decimal) -> Decimal:
    return min(one for one in _grid(amount, STEPS) if one > amount) if amount >= LEAST_TOLD else LEAST_TOLD


def _nearest(amount: Decimal) -> Decimal:
    """By ratio."""
    if amount < LEAST_TOLD:
        return LEAST_TOLD
    return min(_grid(amount, FINER), key=lambda one: (abs(math.log(one / amount)), one))


def _grid(amount: Decimal, steps: Sequence[Decimal]) -> list[Decimal]:
    power = Decimal(10) ** amount.adjusted()
    return [*(step * power for step in steps), 10 * power]
