"""Reads of the programme: how goals stand, and when things are expected. The number of queries never hangs on how many there are."""

from entente.programme.queries.goals import GoalStanding, goals_standing, on_horizons
from entente.programme.queries.plan import Line, Plan, plan

__all__ = ["GoalStanding", "Line", "Plan", "goals_standing", "on_horizons", "plan"]
