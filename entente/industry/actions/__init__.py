"""Every write about the industry."""

from entente.industry.actions.applying import apply, withdraw
from entente.industry.actions.complaining import answer_complaint, complain
from entente.industry.actions.counting import count
from entente.industry.actions.criteria import CriteriaFacts, end_issuer, name_issuer, set_criteria
from entente.industry.actions.days import Call, answer_pitch, attend, pitch, set_call
from entente.industry.actions.deciding import grant, refuse, revoke
from entente.industry.actions.meetings import answer_wish, lay_out, move, wish
from entente.industry.actions.outcomes import Told, tell, withdraw_outcome
from entente.industry.actions.profiles import keep_profile
from entente.industry.actions.refusals import (
    CannotApply,
    CannotComplain,
    CannotDecide,
    CannotKeep,
    CannotMeet,
    CannotTell,
    Refusal,
    TooMany,
)

__all__ = [
    "Call",
    "CannotApply",
    "CannotComplain",
    "CannotDecide",
    "CannotKeep",
    "CannotMeet",
    "CannotTell",
    "CriteriaFacts",
    "Refusal",
    "Told",
    "TooMany",
    "answer_complaint",
    "answer_pitch",
    "answer_wish",
    "apply",
    "attend",
    "complain",
    "count",
    "end_issuer",
    "grant",
    "keep_profile",
    "lay_out",
    "move",
    "name_issuer",
    "pitch",
    "refuse",
    "revoke",
    "set_call",
    "set_criteria",
    "tell",
    "wish",
    "withdraw",
    "withdraw_outcome",
]
