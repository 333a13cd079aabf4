"""Choices by the family of DESIGN.md's bar: each measure opens a block of classes x markets; costs U(1, 20)."""

from typing import Any

import numpy as np

CLASSES, MARKETS, MEASURES = 200, 1_000, 400
BUDGETS = (0.05, 0.15, 0.30)  # of all costs
SEEDS = range(10)
WIDEST = 0.2  # of the classes, and of the markets, that one measure opens


def family(
    seed: int, *, classes: int = CLASSES, markets: int = MARKETS, measures: int = MEASURES, widest: float = WIDEST
) -> dict[str, Any]:
    """An instance in the format of `entente market choose`; a cell's weight is its class's times its market's, each U(0, 1)."""
    dice = np.random.default_rng(seed)
    weights = np.outer(dice.random(classes), dice.random(markets)).ravel()
    costs = dice.uniform(1, 20, measures)
    opened = [_block(dice, classes, markets, widest) for _one in range(measures)]
    return {
        "cells": weights.tolist(),
        "measures": [{"cost": float(cost), "opens": cells.tolist()} for cost, cells in zip(costs, opened, strict=True)],
    }


def _block(dice: np.random.Generator, classes: int, markets: int, widest: float) -> Any:
    of_classes = dice.choice(classes, dice.integers(1, int(classes * widest) + 1), replace=False)
    of_markets = dice.choice(markets, dice.integers(1, int(markets * widest) + 1), replace=False)
    return np.sort((of_classes[:, None] * markets + of_markets).ravel())
