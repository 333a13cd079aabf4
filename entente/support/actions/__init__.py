"""Every write about support."""

from entente.support.actions.answering import Letter, hand_in_answer, send_answer_back, write_answer
from entente.support.actions.asking import Asking, ask, checked
from entente.support.actions.handling import close, decline, hand_over, say, take_up, withdraw
from entente.support.actions.promising import promise, set_closed_days
from entente.support.actions.refusals import CannotAnswer, CannotAsk, CannotHandle, CannotPromise, Refusal
from entente.support.actions.signing import sign_off, withdraw_use

__all__ = [
    "Asking",
    "CannotAnswer",
    "CannotAsk",
    "CannotHandle",
    "CannotPromise",
    "Letter",
    "Refusal",
    "ask",
    "checked",
    "close",
    "decline",
    "hand_in_answer",
    "hand_over",
    "promise",
    "say",
    "send_answer_back",
    "set_closed_days",
    "sign_off",
    "take_up",
    "withdraw",
    "withdraw_use",
    "write_answer",
]
