"""Reads of the exchange. Each goes through `visible`, with the keys of whoever looks: `members.viewers.keys_of(user)`."""

from entente.exchange.queries.people import reviewers, sitting, speakers
from entente.exchange.queries.seen import NEED, PRACTICE, QUESTION, needs, practices, questions

__all__ = ["NEED", "PRACTICE", "QUESTION", "needs", "practices", "questions", "reviewers", "sitting", "speakers"]
