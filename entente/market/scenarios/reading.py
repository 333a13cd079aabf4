"""A scenario as JSON, read and written. What is malformed is refused in a sentence that names the place."""

import json
from collections.abc import Iterable, Mapping
from datetime import date
from math import isfinite
from typing import Any

from entente.engine.fragmentation import WEIGHTS, Weights
from entente.engine.fragmentation.index import NotWeights
from entente.market.dataset import Dataset
from entente.market.scenarios.changes import levelled
from entente.market.scenarios.nouns import Baseline, Malformed, Measure, Scenario
from entente.market.scenarios.terms import REQUIRED, TERMS, is_text

MOST_YEARS = 30


def read(data: Any, baseline: Baseline) -> Scenario:
    """`{"name", "years": [..], "measures": [{"kind", "name", "on", ...}], "weights": {..}}`; every level named has to be on file."""
    if not isinstance(data, Mapping) or not isinstance(data.get("measures"), list):
        raise Malformed('A scenario is an object with "measures", a list of objects.')
    measures = tuple(measure_of(one, f"Measure {place}") for place, one in enumerate(data["measures"], 1))
    for place, one in enumerate(measures, 1):
        _refuse_unknown(one, f"Measure {place}", baseline.dataset)
        _refuse_vague(one, f"Measure {place}", baseline.dataset)
    name = data.get("name", "")
    if not is_text(name):
        raise Malformed('"name" has to be a line of text.')
    return Scenario(name, baseline, measures, _years(data, baseline), _weights(data.get("weights")))


def measure_of(one: Any, where: str) -> Measure:
    if not isinstance(one, Mapping) or one.get("kind") not in REQUIRED:
        raise Malformed(f'{where}: "kind" has to be one of {", ".join(REQUIRED)}.')
    terms = {name: value for name, value in one.items() if name not in {"kind", "name", "on"}}
    if missing := [name for name in REQUIRED[one["kind"]] if not terms.get(name)]:
        raise Malformed(f"{where}: a measure of the kind {one['kind']} needs {', '.join(missing)}.")
    for name, value in terms.items():
        _check(name, value, where)
    name = one.get("name") or one["kind"]
    if not is_text(name):
        raise Malformed(f'{where}: "name" has to be a line of text.')
    return Measure(one["kind"], name, _day(one.get("on"), where), terms)


def _check(name: str, value: Any, where: str) -> None:
    if name not in TERMS:
        raise Malformed(f'{where}: "{name}" is not known here.')
    is_so, what = TERMS[name]
    if not is_so(value):
        raise Malformed(f'{where}: "{name}" has to be {what}.')


def _refuse_unknown(one: Measure, where: str, dataset: Dataset) -> None:
    known = {(level.scheme, level.level) for level in dataset.levels} | {(fact.scheme, fact.level) for fact in dataset.classes}
    schemes = {scheme for scheme, _level in known}
    tokens = [*one.terms.get("schemes", ()), *one.terms.get("as", ()), *one.terms.get("replaces", ()), *one.terms.get("accepts", ())]
    for token in tokens:
        scheme, _colon, level = str(token).partition(":")
        if scheme not in schemes or (level and (scheme, level) not in known):
            raise Malformed(f"{where}: {token} is no scheme or level on file.")


def _refuse_vague(one: Measure, where: str, dataset: Dataset) -> None:
    """What something counts as has one level, unless it counts level by level."""
    if one.kind != "recognise" or one.terms.get("same_level"):
        return
    for token in levelled(dataset, one.terms.get("as", one.terms["schemes"])):
        if ":" not in token and any(level.scheme == token and level.level for level in dataset.levels):
            raise Malformed(f"{where}: {token} has several levels: name one as {token}:LEVEL, or say that they count level by level.")


def _day(said: Any, where: str) -> date:
    try:
        return date.fromisoformat(said)
    except (TypeError, ValueError):
        raise Malformed(f'{where}: "on" has to be a day, YYYY-MM-DD.') from None


def _years(data: Mapping[str, Any], baseline: Baseline) -> tuple[int, ...]:
    first = baseline.day.year
    years = data.get("years", list(range(first, first + 6)))
    if not isinstance(years, list) or not years or not all(isinstance(one, int) and not isinstance(one, bool) for one in years):
        raise Malformed('"years" has to be a list of whole numbers.')
    if min(years) < first or max(years) > first + MOST_YEARS:
        raise Malformed(f'"years" has to lie between {first} and {first + MOST_YEARS}.')
    return tuple(sorted(set(years)))


def _weights(said: Any) -> Weights:
    if said is None:
        return WEIGHTS
    try:
        found = [float(said[name]) for name in ("acc", "cost", "het")]
        if not all(map(isfinite, found)):
            raise Malformed('"weights" has to hold numbers.')
        return Weights(*found)
    except (TypeError, KeyError, ValueError) as wrong:
        if isinstance(wrong, (NotWeights, Malformed)):
            raise Malformed(str(wrong)) from wrong
        raise Malformed('"weights" has to be an object with "acc", "cost" and "het".') from wrong


def read_baseline(data: Mapping[str, Any]) -> Baseline:
    """What `written` wrote: the dataset, and by place of a class its endings and sizes."""
    try:
        dataset = Dataset.read(data["dataset"])
        endings = {int(place): {int(year): float(n) for year, n in row.items()} for place, row in data.get("endings", {}).items()}
        sizes = {int(place): {str(size): float(n) for size, n in row.items()} for place, row in data.get("sizes", {}).items()}
    except (KeyError, TypeError, ValueError, AttributeError) as wrong:
        raise Malformed(f"The baseline is not one that was written by this program ({wrong}).") from wrong
    return Baseline(dataset, endings, sizes)


def written(baseline: Baseline) -> dict[str, Any]:
    """As plain JSON: keys are text."""
    found: dict[str, Any] = json.loads(json.dumps({"dataset": baseline.dataset.told, "endings": baseline.endings, "sizes": baseline.sizes}))
    return found


def told(measures: Iterable[Measure]) -> list[dict[str, Any]]:
    return [{"kind": one.kind, "name": one.name, "on": one.on.isoformat(), **one.terms} for one in measures]
