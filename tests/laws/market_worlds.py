"""Small markets in which anything may happen: levels not stated, caps, chains, markets of which nothing is known."""

from dataclasses import replace
from typing import Any

import numpy as np
from hypothesis import strategies as st

from entente.engine.access import Caps, Classes, Markets, Rule, Rules
from entente.engine.fragmentation import Costs, World

LEVELS, STATES, SECTORS, SCOPES, REQUIREMENTS = 4, 3, 2, 2, 3


@st.composite
def worlds(draw: st.DrawFn, *, complete: bool = False) -> World:
    """`complete`: every market collected, every class with its level, every level with its cost."""
    classes, markets = draw(class_lists(complete)), draw(market_lists(complete))
    rules = Rules.of([draw(single_rules(len(markets))) for _ in range(draw(st.integers(0, 4)))], LEVELS, len(markets))
    offers = draw(class_lists(True))
    requires = np.array(draw(_table(len(markets), REQUIREMENTS, st.booleans())), bool)
    known = np.ones(len(markets), bool) if complete else np.array(draw(_row(len(markets), st.booleans())))
    return World(classes, markets, rules, offers, draw(cost_ranges(complete)), requires, np.array([1.0, 2.0, 0.5]), known)


@st.composite
def class_lists(draw: st.DrawFn, complete: bool) -> Classes:
    count = draw(st.integers(1, 5))

    def column(low: int, high: int) -> list[int]:
        return draw(_row(count, st.integers(low, high)))

    said = 0 if complete else -1
    told = {"scope": column(0, SCOPES - 1), "category": column(said, 1), "eal": column(said, 4), "domain": column(said, 1)}
    weight = draw(_row(count, st.sampled_from([0.5, 1.0, 3.0])))
    return Classes.of(column(said, LEVELS - 1), column(-1, STATES - 1), weight=weight, **told)


@st.composite
def market_lists(draw: st.DrawFn, complete: bool) -> Markets:
    count = draw(st.integers(1, 6))
    of: dict[str, Any] = {
        name: draw(_row(count, st.integers(0, most - 1))) for name, most in (("state", STATES), ("sector", SECTORS), ("scope", SCOPES))
    }
    of["mode"] = draw(_row(count, st.integers(1 if complete else 0, 4)))
    of["size"] = draw(_row(count, st.sampled_from([0.5, 1.0, 2.0])))
    return Markets.of(accepted=draw(_table(LEVELS, count, st.booleans())), **of)


@st.composite
def single_rules(draw: st.DrawFn, markets: int) -> Rule:
    source, target = draw(st.integers(0, LEVELS - 1)), draw(st.integers(0, LEVELS - 1))
    caps = Caps(eal=draw(st.sampled_from([-1, 2, 4])), domain=draw(st.sampled_from([-1, 0, 1])), category=draw(st.sampled_from([-1, 0])))
    where = np.array(draw(_row(markets, st.booleans())), bool)
    return Rule([source], [target], caps, where, draw(st.booleans()), draw(st.sampled_from([True, True, False])))


@st.composite
def cost_ranges(draw: st.DrawFn, complete: bool) -> Costs:
    low = np.array(draw(_row(LEVELS, st.sampled_from([1.0, 2.0, 5.0, 9.0] if complete else [1.0, 2.0, 5.0, float("nan")]))))
    return Costs(low, low + 1, low + 4)


def more(world: World, rule: Rule) -> World:
    """The same world with one more recognition."""
    added = Rules.of([rule], LEVELS, len(world.markets))
    rules = world.rules
    both = {name: np.concatenate([getattr(rules, name), getattr(added, name)]) for name in ("source", "target", "where", "chains", "sure")}
    trail = (*rules.trail, (len(rules),))
    return replace(world, rules=Rules(caps=rules.caps + added.caps, trail=trail, **both))


def _row(count: int, of: st.SearchStrategy[Any]) -> st.SearchStrategy[list[Any]]:
    return st.lists(of, min_size=count, max_size=count)


def _table(rows: int, columns: int, of: st.SearchStrategy[Any]) -> st.SearchStrategy[list[list[Any]]]:
    return _row(rows, _row(columns, of))
