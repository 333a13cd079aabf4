"""The figures of a dataset as one table of plain values: what pages, the API, the command and releases show alike."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any, Literal

import numpy as np

from entente.engine.fragmentation import WEIGHTS, Band, Index, Weights, by_group, costs_drawn, measure, rank_stability, secondary
from entente.engine.fragmentation.draws import COST_DRAWS, WEIGHT_DRAWS
from entente.engine.fragmentation.parts import foreign
from entente.market.world import Built

Json = dict[str, Any]
SEED = 20160705


@dataclass(frozen=True, slots=True)
class Parameters:
    """Everything besides the dataset that the figures depend on."""

    weights: Weights = WEIGHTS
    seed: int = SEED
    cost_draws: int = COST_DRAWS
    weight_draws: int = WEIGHT_DRAWS

    @property
    def told(self) -> Json:
        return asdict(self)

    @classmethod
    def read(cls, told: Mapping[str, Any]) -> "Parameters":
        return cls(**{**told, "weights": Weights(**told["weights"])})


def figures(built: Built, parameters: Parameters | None = None) -> Json:
    parameters = parameters or Parameters()
    world, weights = built.world, parameters.weights
    index = measure(world, weights)
    return {
        "as_of": built.dataset.day,
        "inputs_hash": built.dataset.hash,
        "fictional": built.dataset.fictional,
        "parameters": parameters.told,
        **index_told(index),
        **_bands(built, index, parameters),
        "access": access_shares(built),
        "certificates": float(world.classes.weight.sum()),
        "markets": len(built.dataset.markets),
        "collected": _collected(built),
        "by_sector": _groups(built, "sector", parameters),
        "by_state": _groups(built, "state", parameters),
        "by_scope": _groups(built, "scope", parameters),
        "secondary": _secondary(built),
        "recognition": _recognition(built),
    }


def index_told(index: Index) -> Json:
    parts = {name: asdict(part) for name, part in zip(("acc", "cost", "het"), index.parts, strict=True)}
    return {"index": {"value": index.value, "low": index.low, "high": index.high}, "parts": parts, "closed": index.closed}


def access_shares(built: Built, inside: Any = None) -> Json:
    """Of all pairs of a certificate and a market outside its home state: open, shut, not known. None where there is no pair."""
    weight, cells = foreign(built.world, inside), built.world.access
    amounts = {name: float((weight * of).sum()) for name, of in (("open", cells.opened), ("shut", cells.shut), ("unknown", cells.unknown))}
    total = sum(amounts.values())
    return {name: amount / total if total else None for name, amount in amounts.items()}


def _collected(built: Built) -> Json:
    """Markets by scope of which somebody knows what they ask, of all."""
    collected = built.world.markets.is_collected
    return {"markets": int(collected.sum()), "of": len(collected)}


def _bands(built: Built, index: Index, parameters: Parameters) -> Json:
    """5, 50 and 95 % of F_cost, and of F where the other parts are known."""
    drawn = costs_drawn(built.world, seed=parameters.seed, draws=parameters.cost_draws)
    if drawn is None:
        return {"cost_band": None, "band": None}
    acc, cost, het = parameters.weights.shares
    known = index.acc.value is not None and index.het.value is not None
    whole = acc * (index.acc.value or 0) + cost * drawn + het * (index.het.value or 0)
    return {"cost_band": asdict(Band.of(drawn)), "band": asdict(Band.of(whole)) if known else None}


def _groups(built: Built, by: Literal["sector", "state", "scope"], parameters: Parameters) -> list[Json]:
    names = {"sector": built.sectors, "state": built.states, "scope": built.scopes}[by]
    found = by_group(built.world, by, parameters.weights)
    stable = rank_stability(list(found.values()), seed=parameters.seed, draws=parameters.weight_draws)
    markets = getattr(built.world.markets, by)
    return [
        {
            "code": names[number],
            **index_told(index),
            "rank": asdict(rank) if rank else None,
            "access": access_shares(built, markets == number),
        }
        for (number, index), rank in zip(found.items(), stable, strict=True)
    ]


def _secondary(built: Built) -> Json:
    schemes = list(dict.fromkeys(scheme for scheme, _level in built.levels.keys))
    of_level = np.array([schemes.index(scheme) for scheme, _level in built.levels.keys], int)
    found = secondary(built.world, of_level)
    isolated = sorted(built.states[state] for state in found.isolated)
    return {"effective_schemes": found.schemes, "reach_deciles": found.reach and list(found.reach), "isolated_states": isolated}


def _recognition(built: Built) -> Json:
    """Whatever markets ask: the mean share of the other states that recognise a certificate by a rule; `maybe` with rules not confirmed."""
    states = {one.state for one in built.dataset.markets}
    weight = sum(one.weight for one in built.dataset.classes)
    sure = maybe = 0.0
    for one in built.dataset.classes:
        found, others = built.recognised(one), len(states - {one.home})
        sure += one.weight * sum(rule.is_confirmed and state in states for state, rule in found.items()) / max(others, 1)
        maybe += one.weight * sum(state in states for state in found) / max(others, 1)
    return {"sure": sure / weight if weight else None, "maybe": maybe / weight if weight else None, "states": len(states)}
