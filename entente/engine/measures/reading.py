"""Reading an instance from plain data; what is malformed is refused in a sentence that names the place.

Format: `{"cells": [weights], "measures": [{"cost", "opens": [cell indexes]}]}`, and where wanted: `requires` (indexes of measures that
come first), `effort` and `year` on a measure with `"capacity": {year: effort}`; `"exclusive": [[measure indexes]]`; `"party": [of each
cell]` with `loses: {party: weight}` on a measure: then no party may lose more than it gains.
"""

from collections.abc import Mapping, Sequence
from itertools import combinations
from typing import Any

import numpy as np
from scipy.sparse import csr_matrix

from entente.engine.measures.nouns import Floats, Instance, Ints


class Malformed(ValueError):
    """The instance cannot be read; the sentence says where and what was expected."""


def read(data: Any, budget: float) -> Instance:
    """The instance under a budget in the unit of its costs."""
    if not isinstance(data, Mapping) or not isinstance(data.get("cells"), list) or not isinstance(data.get("measures"), list):
        raise Malformed('An instance is an object with "cells", a list of weights, and "measures", a list of objects.')
    if not np.isfinite(budget) or budget < 0:
        raise Malformed("The budget must be a number, 0 or more.")
    weights = _numbers(data["cells"], '"cells"')
    measures = [_measure(one, place) for place, one in enumerate(data["measures"])]
    opens = _opens(measures, len(weights))
    rows, limits, resources = _rows(data, measures, budget)
    requires = tuple((after, before) for after, one in enumerate(measures) for before in _indexes(one, "requires", after, len(measures)))
    rows, limits = _with(rows, limits, [_row(len(measures), {after: 1.0, before: -1.0}) for after, before in requires], 0.0)
    party, losses = _parties(data, measures, len(weights))
    return Instance(weights, opens, rows, limits, resources, requires, party, losses)


def _measure(one: Any, place: int) -> Mapping[str, Any]:
    if not isinstance(one, Mapping) or not isinstance(one.get("opens"), list) or "cost" not in one:
        raise Malformed(f'Measure {place}: expected an object with "cost" and "opens", a list of indexes of cells.')
    return one


def _numbers(values: Sequence[Any], where: str) -> Floats:
    if any(isinstance(value, bool) or not isinstance(value, (int, float)) for value in values):
        raise Malformed(f"{where}: expected numbers only.")
    found = np.asarray(values, np.float64)
    if not np.isfinite(found).all() or (found < 0).any():
        raise Malformed(f"{where}: expected numbers of 0 or more.")
    return found


def _number(one: Mapping[str, Any], name: str, place: int) -> float:
    return float(_numbers([one[name]], f'Measure {place}, "{name}"')[0])


def _indexes(one: Mapping[str, Any], name: str, place: int, count: int) -> list[int]:
    found = one.get(name, [])
    if not isinstance(found, list) or any(isinstance(value, bool) or not isinstance(value, int) for value in found):
        raise Malformed(f'Measure {place}, "{name}": expected a list of whole numbers.')
    if found and (min(found) < 0 or max(found) >= count):
        raise Malformed(f'Measure {place}, "{name}": expected indexes from 0 to {count - 1}.')
    return found


def _opens(measures: Sequence[Mapping[str, Any]], cells: int) -> Any:
    found = [np.unique(np.asarray(_indexes(one, "opens", place, cells), np.int64)) for place, one in enumerate(measures)]
    ends = np.concatenate([[0], np.cumsum([len(one) for one in found])]).astype(np.int64)
    indices = np.concatenate(found) if found else np.zeros(0, np.int64)
    return csr_matrix((np.ones(len(indices)), indices, ends), shape=(len(measures), cells))


def _rows(data: Mapping[str, Any], measures: Sequence[Mapping[str, Any]], budget: float) -> tuple[Floats, Floats, int]:
    """The budget, the capacity of each year, then one row for each two of a group that exclude each other."""
    costs = np.array([_number(one, "cost", place) for place, one in enumerate(measures)])
    capacity = _capacity(data)
    years = [_row(len(measures), _efforts(measures, year)) for year in capacity]
    rows, limits = np.vstack([costs.reshape(1, -1), *years]), np.array([budget, *capacity.values()], np.float64)
    apart = [_row(len(measures), dict.fromkeys(pair, 1.0)) for pair in _exclusive(data, len(measures))]
    return (*_with(rows, limits, apart, 1.0), len(rows))


def _exclusive(data: Mapping[str, Any], count: int) -> list[tuple[int, int]]:
    groups = data.get("exclusive", [])
    if not isinstance(groups, list):
        raise Malformed('"exclusive": expected a list of lists of indexes of measures.')
    found = [sorted(set(_indexes({"exclusive": group}, "exclusive", place, count))) for place, group in enumerate(groups)]
    return sorted({(one, other) for group in found for one, other in combinations(group, 2)})


def _capacity(data: Mapping[str, Any]) -> dict[str, float]:
    found = data.get("capacity", {})
    if not isinstance(found, Mapping):
        raise Malformed('"capacity": expected an object, year to effort.')
    return {str(year): float(_numbers([effort], f'"capacity", {year}')[0]) for year, effort in found.items()}


def _efforts(measures: Sequence[Mapping[str, Any]], year: str) -> dict[int, float]:
    return {
        place: _number(one, "effort", place) for place, one in enumerate(measures) if str(one.get("year", "")) == year and "effort" in one
    }


def _parties(data: Mapping[str, Any], measures: Sequence[Mapping[str, Any]], cells: int) -> tuple[Ints, Floats]:
    if "party" not in data:
        return np.zeros(0, np.int64), np.zeros((0, 0))
    names = data["party"]
    if not isinstance(names, list) or len(names) != cells:
        raise Malformed(f'"party": expected a list of {cells}, the party of each cell.')
    lost = [(place, str(name), weight) for place, one in enumerate(measures) for name, weight in _lost(one, place).items()]
    known = {name: number for number, name in enumerate(dict.fromkeys([*map(str, names), *(name for _place, name, _weight in lost)]))}
    losses = np.zeros((len(measures), max(len(known), 1)))
    for place, name, weight in lost:
        losses[place, known[name]] += float(_numbers([weight], f'Measure {place}, "loses"')[0])
    return np.array([known[str(name)] for name in names], np.int64), losses


def _lost(one: Mapping[str, Any], place: int) -> Mapping[str, Any]:
    found = one.get("loses", {})
    if not isinstance(found, Mapping):
        raise Malformed(f'Measure {place}, "loses": expected an object, party to weight.')
    return found


def _row(measures: int, entries: Mapping[int, float]) -> Floats:
    row = np.zeros(measures)
    for place, value in entries.items():
        row[place] += value
    return row


def _with(rows: Floats, limits: Floats, more: list[Floats], limit: float) -> tuple[Floats, Floats]:
    return (np.vstack([rows, *more]), np.concatenate([limits, [limit] * len(more)])) if more else (rows, limits)
