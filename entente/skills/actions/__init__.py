"""Every write about skills."""

from entente.skills.actions.campaigns import ActivityFacts, CampaignFacts, add_activity, change_campaign, note_effect, plan_campaign
from entente.skills.actions.courses import CourseFacts, change, propose
from entente.skills.actions.experts import Offered, offer, take_back
from entente.skills.actions.ranges import RangeFacts, Scenario, arrange_exercise, change_range, register, write_scenario
from entente.skills.actions.refusals import CannotAnswer, CannotKeep, CannotReview, Refusal
from entente.skills.actions.reviewing import publish, publish_batch, send_back, withdraw
from entente.skills.actions.surveys import Line, answer, open_survey, publish_figures
from entente.skills.actions.titles import drop_title, map_title

__all__ = [
    "ActivityFacts",
    "CampaignFacts",
    "CannotAnswer",
    "CannotKeep",
    "CannotReview",
    "CourseFacts",
    "Line",
    "Offered",
    "RangeFacts",
    "Refusal",
    "Scenario",
    "add_activity",
    "answer",
    "arrange_exercise",
    "change",
    "change_campaign",
    "change_range",
    "drop_title",
    "map_title",
    "note_effect",
    "offer",
    "open_survey",
    "plan_campaign",
    "propose",
    "publish",
    "publish_batch",
    "publish_figures",
    "register",
    "send_back",
    "take_back",
    "withdraw",
    "write_scenario",
]
