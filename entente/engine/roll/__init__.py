"""Who has how many votes: computed from membership facts at the record date, frozen, hashed, explained member by member."""

from entente.engine.roll.facts import FeeState, Member
from entente.engine.roll.reasons import Why
from entente.engine.roll.roll import Roll, RollLine, compile_roll
from entente.engine.roll.splitting import cannot_split, in_ones

__all__ = ["FeeState", "Member", "Roll", "RollLine", "Why", "cannot_split", "compile_roll", "in_ones"]
