"""Few measures: every choice is looked at or shown to be no better, by branch and bound. Ends with the best choice proven.

At a node some measures are in, some out. What is open adds at most the fractional knapsack of the present gains, since a measure never
adds more later than now (the covered weight is submodular).
"""

from collections.abc import Iterator

import numpy as np

from entente.engine.measures.nouns import EPSILON, Ints
from entente.engine.measures.selection import Problem, Selection

FEW = 24


def is_few(problem: Problem) -> bool:
    """Whether so few measures open anything that all choices can be looked at."""
    return int(np.count_nonzero(Selection(problem).gains > 0)) <= FEW


def proven(best: Selection) -> Iterator[Selection]:
    """The best choice so far at each node; the last is proven to be the best of all."""
    yield from _Branch(best).from_node(Selection(best.problem), 0)


class _Branch:
    def __init__(self, best: Selection) -> None:
        self.best = best
        instance = best.problem.instance
        self.order = np.argsort(-Selection(best.problem).gains / np.maximum(instance.costs, EPSILON), kind="stable")

    def from_node(self, node: Selection, depth: int) -> Iterator[Selection]:
        if node.value > self.best.value * (1 + EPSILON) and node.problem.instance.allows(node.chosen):
            self.best = node.copy()
        yield self.best
        rest = self.order[depth:]
        if depth == len(self.order) or node.value + _most(node, rest) <= self.best.value * (1 + EPSILON):
            return
        one = int(self.order[depth])
        if node.problem.instance.costs[one] <= node.slack[0] + EPSILON:
            node.add([one])
            yield from self.from_node(node, depth + 1)
            node.drop([one])
        yield from self.from_node(node, depth + 1)


def _most(node: Selection, rest: Ints) -> float:
    """The fractional knapsack of the gains of what is open, under the budget that is left."""
    gains, costs = node.gains[rest], node.problem.instance.costs[rest]
    fits = costs <= node.slack[0] + EPSILON
    gains, costs = gains[fits], costs[fits]
    order = np.argsort(-gains / np.maximum(costs, EPSILON))
    spent = np.cumsum(costs[order])
    left = max(float(node.slack[0]), 0.0)
    taken = np.clip((left - (spent - costs[order])) / np.maximum(costs[order], EPSILON), 0, 1)
    return float(gains[order] @ taken)
