"""Certificates live on until they end; what is renewed after a scheme was replaced is renewed as the European one.

The number of certificates stays what it is in the baseline: each is renewed in its class when it ends, as long as its scheme is issued.
"""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from entente.market.dataset import ClassFact
from entente.market.scenarios.changes import RUNNING_UNTIL, after_months
from entente.market.scenarios.nouns import Baseline, Measure

VALIDITY = 5  # years: the median of 5,980 certificates, and at most under the EUCC
Shares = Mapping[str, float]


def lived(baseline: Baseline, measures: tuple[Measure, ...], day: date) -> list[tuple[int, ClassFact]]:
    """(place of the class in the baseline, class with its weight on the day)."""
    adopted = [one for one in measures if one.kind == "adopt" and one.on <= day]
    return [row for place, fact in enumerate(baseline.dataset.classes) for row in _rows(baseline, place, fact, adopted, day)]


def _rows(baseline: Baseline, place: int, fact: ClassFact, adopted: list[Measure], day: date) -> Iterator[tuple[int, ClassFact]]:
    measure = next((one for one in adopted if fact.scheme in one.terms["replaces"]), None)
    moved = 0.0 if measure is None else ended(baseline, place, after_months(measure.on, _running(measure)), day)
    if moved < 1:
        yield place, replace(fact, weight=fact.weight * (1 - moved))
    if moved > 0 and measure is not None:
        yield place, replace(fact, scheme=measure.terms["scheme"], level=_level(fact, measure.terms), weight=fact.weight * moved)


def ended(baseline: Baseline, place: int, since: date, day: date) -> float:
    """The share of a class that ends in (since, day]: certificates of a year end evenly over it."""
    if day <= since:
        return 0.0
    endings = baseline.endings.get(place)
    if not endings:
        return min(1.0, max(0.0, _years(max(since, baseline.day), day) / VALIDITY))
    total = sum(endings.values())
    found = sum(weight * _part(year, since, day) for year, weight in endings.items())
    return min(1.0, found / total) if total else 0.0


def _part(year: int, since: date, day: date) -> float:
    """How much of a year lies in (since, day]."""
    begins, ends = max(since, date(year, 1, 1)), min(day, date(year + 1, 1, 1))
    return max(0, (ends - begins).days) / (date(year + 1, 1, 1) - date(year, 1, 1)).days


def _years(since: date, day: date) -> float:
    return (day - since).days / 365.25


def _running(measure: Measure) -> int:
    return int(measure.terms.get("running_until_months", RUNNING_UNTIL))


def _level(fact: ClassFact, terms: Mapping[str, Any]) -> str | None:
    """By the depth of vulnerability analysis where levels say up to which; not stated where the class does not state it."""
    for one in terms["levels"]:
        most = one.get("ava_van_up_to")
        if most is None:
            return str(one["level"])
        if fact.ava_van is None:
            return None
        if fact.ava_van <= most:
            return str(one["level"])
    return None
