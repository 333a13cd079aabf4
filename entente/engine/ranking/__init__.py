"""Rankings from comparisons, with an honest word about how sure they are. `docs/method/ranking.md` says it at length."""

from entente.engine.ranking.agreement import islands, kendalls_w, split_half, stays_on_top, without_each_category
from entente.engine.ranking.bands import REPLICATES, Ranked, ranking
from entente.engine.ranking.bradley_terry import fit, ranks, refit
from entente.engine.ranking.comparisons import Comparison, Counted, Malformed, counted, read

__all__ = [
    "REPLICATES",
    "Comparison",
    "Counted",
    "Malformed",
    "Ranked",
    "counted",
    "fit",
    "islands",
    "kendalls_w",
    "ranking",
    "ranks",
    "read",
    "refit",
    "split_half",
    "stays_on_top",
    "without_each_category",
]
