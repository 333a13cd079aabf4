"""How long it takes to answer, from what is asked."""

from entente.engine.questions.kinds import Kind
from entente.engine.questions.question import Question
from entente.engine.questions.questionnaire import Questionnaire

_SECONDS = {
    Kind.SECTION: 5,
    Kind.TEXT: 25,
    Kind.LONG: 90,
    Kind.NUMBER: 30,
    Kind.ONE: 15,
    Kind.MANY: 25,
    Kind.DATE: 20,
    Kind.FILE: 90,
    Kind.TABLE: 180,
    Kind.ORGANISATION: 20,
    Kind.PERSON: 30,
    Kind.SLOTS: 5,
}
_A_SLOT = 4


def minutes(questionnaire: Questionnaire) -> int:
    """Whole minutes, at least one. What the platform knows already takes a glance."""
    return max(1, round(sum(map(_seconds, questionnaire)) / 60))


def _seconds(question: Question) -> int:
    return 5 if question.source else _SECONDS[question.kind] + _A_SLOT * len(question.slots)
