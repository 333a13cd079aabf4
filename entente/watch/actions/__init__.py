"""Every write about advisories."""

from entente.watch.actions.answering import answer
from entente.watch.actions.changing import change, withdraw
from entente.watch.actions.circles import CircleFacts, keep_circle
from entente.watch.actions.publishing import publish
from entente.watch.actions.refusals import CannotAnswer, CannotKeep, CannotPublish, Refusal
from entente.watch.actions.using import set_uses
from entente.watch.actions.written import Written

__all__ = [
    "CannotAnswer",
    "CannotKeep",
    "CannotPublish",
    "CircleFacts",
    "Refusal",
    "Written",
    "answer",
    "change",
    "keep_circle",
    "publish",
    "set_uses",
    "withdraw",
]
