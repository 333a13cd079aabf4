"""Every write of the exchange."""

from entente.exchange.actions.asking import QuestionFacts, answer, ask, ask_consent, close_question, consent, make_practice
from entente.exchange.actions.deploying import Words, deploy, translate
from entente.exchange.actions.drafting import draft, rewrite
from entente.exchange.actions.facts import NeedFacts, PracticeFacts, default_marking, read
from entente.exchange.actions.needing import change_need, close_need, state_need
from entente.exchange.actions.refusals import CannotAsk, CannotReuse, CannotSeek, CannotShare, Refusal
from entente.exchange.actions.reusing import contact, move, tell_story
from entente.exchange.actions.reviewing import publish, put_for_review, renew, send_back, withdraw
from entente.exchange.actions.suggesting import dismiss, match_need, offer, opened_to

__all__ = [
    "CannotAsk",
    "CannotReuse",
    "CannotSeek",
    "CannotShare",
    "NeedFacts",
    "PracticeFacts",
    "QuestionFacts",
    "Refusal",
    "Words",
    "answer",
    "ask",
    "ask_consent",
    "change_need",
    "close_need",
    "close_question",
    "consent",
    "contact",
    "default_marking",
    "deploy",
    "dismiss",
    "draft",
    "make_practice",
    "match_need",
    "move",
    "offer",
    "opened_to",
    "publish",
    "put_for_review",
    "read",
    "renew",
    "rewrite",
    "send_back",
    "state_need",
    "tell_story",
    "translate",
    "withdraw",
]
