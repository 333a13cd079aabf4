"""Two people become one: of two answers to one question the later one stays."""

from datetime import datetime

from entente.exchange.models import Answer


def merge(kept: int, gone: int, at: datetime) -> None:
    mine = {one.question_id: one for one in Answer.objects.filter(by=kept)}
    for other in Answer.objects.filter(by=gone, question__in=mine):
        own = mine[other.question_id]
        (own if other.at > own.at else other).delete()
