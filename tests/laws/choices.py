"""Small instances of choosing measures, and the best choice found by trying all."""

from itertools import product
from typing import Any

import numpy as np
from hypothesis import strategies as st

from entente.engine.measures import Instance
from entente.engine.measures.reading import read


@st.composite
def instances(draw: st.DrawFn, most: int = 7, with_conditions: bool = True) -> dict[str, Any]:
    """In the format of the command, with precedence, exclusivity, capacity and parties now and then."""
    cells, measures = draw(st.integers(1, 10)), draw(st.integers(0, most))
    weights = draw(st.lists(st.integers(0, 9), min_size=cells, max_size=cells))
    found: dict[str, Any] = {"cells": weights, "measures": [_measure(draw, cells) for _one in range(measures)]}
    if not with_conditions or measures < 2:
        return found
    indexes = st.integers(0, measures - 1)
    if draw(st.booleans()):
        after = draw(indexes)
        found["measures"][after]["requires"] = [one for one in draw(st.lists(indexes, max_size=2)) if one < after]
    if draw(st.booleans()):
        found["exclusive"] = [draw(st.lists(indexes, min_size=2, max_size=3))]
    if draw(st.booleans()):
        found["capacity"] = {"2027": draw(st.integers(0, 6))}
    if draw(st.booleans()):
        found["party"] = draw(st.lists(st.sampled_from(["FR", "DE"]), min_size=cells, max_size=cells))
        found["measures"][draw(indexes)]["loses"] = {draw(st.sampled_from(["FR", "DE", "XX"])): draw(st.integers(0, 9))}
    return found


def _measure(draw: st.DrawFn, cells: int) -> dict[str, Any]:
    opens = draw(st.lists(st.integers(0, cells - 1), max_size=5))
    return {"cost": draw(st.integers(0, 9)), "opens": opens, "effort": draw(st.integers(0, 4)), "year": draw(st.sampled_from([2026, 2027]))}


def best_of_all(data: dict[str, Any], budget: float) -> float:
    """Straight from the words of the format, without any of our arrays."""
    choices = product([False, True], repeat=len(data["measures"]))
    return max(_value(data, [place for place, taken in enumerate(choice) if taken], budget) for choice in choices)


def _value(data: dict[str, Any], chosen: list[int], budget: float) -> float:
    measures = data["measures"]
    opened = {cell for one in chosen for cell in measures[one]["opens"]}
    is_allowed = (
        sum(measures[one]["cost"] for one in chosen) <= budget
        and all(before in chosen for one in chosen for before in measures[one].get("requires", []))
        and all(len(set(group) & set(chosen)) <= 1 for group in data.get("exclusive", []))
        and all(
            sum(measures[one]["effort"] for one in chosen if measures[one]["year"] == int(year)) <= most
            for year, most in data.get("capacity", {}).items()
        )
        and ("party" not in data or _nobody_loses(data, chosen, opened))
    )
    return sum(data["cells"][cell] for cell in opened) if is_allowed else -1.0


def _nobody_loses(data: dict[str, Any], chosen: list[int], opened: set[int]) -> bool:
    lost: dict[str, float] = {}
    for one in chosen:
        for party, weight in data["measures"][one].get("loses", {}).items():
            lost[party] = lost.get(party, 0) + weight
    return all(sum(data["cells"][cell] for cell in opened if data["party"][cell] == party) >= weight for party, weight in lost.items())


def larger(seed: int, measures: int = 40, cells: int = 300) -> Instance:
    """Too many measures to try all: the search and the relaxation have to do it."""
    dice = np.random.default_rng(seed)
    opened = [dice.choice(cells, dice.integers(2, 40), replace=False).tolist() for _one in range(measures)]
    costs = dice.uniform(1, 20, measures)
    data = {
        "cells": dice.random(cells).tolist(),
        "measures": [{"cost": c, "opens": o} for c, o in zip(costs.tolist(), opened, strict=True)],
    }
    return read(data, float(costs.sum()) * 0.25)
