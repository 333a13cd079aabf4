from entente.programme.models.goal import Goal
from entente.programme.models.initiative import Initiative
from entente.programme.models.milestone import Milestone
from entente.programme.models.review import Review

__all__ = ["Goal", "Initiative", "Milestone", "Review"]
