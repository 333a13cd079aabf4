"""How far is the market from being one? Three parts in [0, 1], 0 = one market, and an index that never stands without them.

F_acc: access that is missing outside the home state. F_cost: what certifying again costs. F_het: how far requirements differ.
Everything is an interval over the markets of which nothing is collected. `docs/method/fragmentation.md` has the formulas.
"""

from entente.engine.fragmentation.cover import Cover, cheapest
from entente.engine.fragmentation.draws import Band, costs_drawn, rank_stability
from entente.engine.fragmentation.index import WEIGHTS, Index, Weights, measure
from entente.engine.fragmentation.nouns import Costs, Part, World
from entente.engine.fragmentation.secondary import Secondary, secondary
from entente.engine.fragmentation.slices import by_group

__all__ = [
    "WEIGHTS",
    "Band",
    "Costs",
    "Cover",
    "Index",
    "Part",
    "Secondary",
    "Weights",
    "World",
    "by_group",
    "cheapest",
    "costs_drawn",
    "measure",
    "rank_stability",
    "secondary",
]
