"""Every write about news."""

from entente.news.actions.correcting import correct, drop_correction, propose_correction, send_correction_back
from entente.news.actions.refusals import CannotPublish, CannotWrite, Refusal
from entente.news.actions.reviewing import publish, publish_due, send_back, withdraw
from entente.news.actions.writing import Said, change, draft, hand_in

__all__ = [
    "CannotPublish",
    "CannotWrite",
    "Refusal",
    "Said",
    "change",
    "correct",
    "draft",
    "drop_correction",
    "hand_in",
    "propose_correction",
    "publish",
    "publish_due",
    "send_back",
    "send_correction_back",
    "withdraw",
]
