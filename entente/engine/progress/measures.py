"""An indicator against its path."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction

from entente.engine.progress.judged import Code, Judged, State
from entente.engine.progress.path import Path, expected

ENOUGH = Fraction(4, 5)  # of the way that the path asks for: less is far behind


@dataclass(frozen=True, slots=True)
class Measure:
    """An indicator as it is known: its last validated observation, None while not collected, never 0 instead.

    The way from the baseline to the last target says whether more or less is better. `targets` are year -> value, due on its last day.
    """

    key: str
    label: str
    baseline: tuple[date, Decimal] | None
    targets: Mapping[int, Decimal]
    observed: tuple[date, Decimal] | None
    good_for_days: int = 400


def judge_measure(measure: Measure, on: date) -> Judged:
    """The value is compared with what the path asks for on the day for which it was observed, not with today's."""
    if measure.observed is None:
        return _unknown(measure, Code.NOT_COLLECTED)
    if measure.observed[0] < on - timedelta(days=measure.good_for_days):
        return _unknown(measure, Code.TOO_OLD)
    if not measure.targets:
        return _unknown(measure, Code.NO_TARGET)
    if measure.baseline is None:
        return _unknown(measure, Code.NO_BASELINE)
    return _compared(measure, measure.baseline, measure.observed)


def path_of(measure: Measure) -> Path:
    start = [(measure.baseline[0], Fraction(measure.baseline[1]))] if measure.baseline else []
    targets = ((date(year, 12, 31), Fraction(value)) for year, value in sorted(measure.targets.items()))
    return Path([*start, *(point for point in targets if not start or point[0] > start[0][0])])


def _compared(measure: Measure, baseline: tuple[date, Decimal], observed: tuple[date, Decimal]) -> Judged:
    path, begin, value = path_of(measure), Fraction(baseline[1]), Fraction(observed[1])
    if len(path.points) < 2 or path.last == begin:
        return _unknown(measure, Code.NO_TARGET)
    asked = expected(path, observed[0])
    state, code = _state(value - begin, asked - begin, path.last - begin)
    return Judged(measure.key, measure.label, state, code, observed[1], _decimal(asked), observed[0])


def _state(gone: Fraction, asked: Fraction, whole: Fraction) -> tuple[State, Code]:
    """The way gone, asked for by now, and in whole, each from the baseline; a way downwards is turned round."""
    if whole < 0:
        gone, asked, whole = -gone, -asked, -whole
    if gone >= whole:
        return State.REACHED, Code.TARGET_REACHED
    if gone >= asked:
        return State.GREEN, Code.ON_PATH
    return (State.AMBER, Code.BEHIND) if gone >= asked * ENOUGH else (State.RED, Code.FAR_BEHIND)


def _decimal(value: Fraction) -> Decimal:
    return (Decimal(value.numerator) / Decimal(value.denominator)).quantize(Decimal("0.01"))


def _unknown(measure: Measure, code: Code) -> Judged:
    day, value = measure.observed or (None, None)
    return Judged(measure.key, measure.label, State.UNKNOWN, code, value, None, day)
