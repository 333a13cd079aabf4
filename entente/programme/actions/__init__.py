"""Every write about the programme."""

from entente.programme.actions.goals import GoalFacts, change_goal, set_goal
from entente.programme.actions.milestones import Planned, expect, plan_milestone, reach
from entente.programme.actions.moving import move
from entente.programme.actions.proposing import Proposal, change, propose
from entente.programme.actions.refusals import CannotPlan, CannotPropose, CannotReview, Refusal
from entente.programme.actions.reviewing import adopt_review, put_before_the_board, write_review

__all__ = [
    "CannotPlan",
    "CannotPropose",
    "CannotReview",
    "GoalFacts",
    "Planned",
    "Proposal",
    "Refusal",
    "adopt_review",
    "change",
    "change_goal",
    "expect",
    "move",
    "plan_milestone",
    "propose",
    "put_before_the_board",
    "reach",
    "set_goal",
    "write_review",
]
