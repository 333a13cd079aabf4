"""Voting power: how often a voter decides, which is not how many votes it has. `docs/method/voting-power.md` says it at length."""

from entente.engine.power.banzhaf import absolute, banzhaf
from entente.engine.power.coalitions import Coalition, minimal_blocking, minimal_winning, smallest_blocking, smallest_winning
from entente.engine.power.game import Game, game
from entente.engine.power.shapley import is_exact, shapley

__all__ = [
    "Coalition",
    "Game",
    "absolute",
    "banzhaf",
    "game",
    "is_exact",
    "minimal_blocking",
    "minimal_winning",
    "shapley",
    "smallest_blocking",
    "smallest_winning",
]
