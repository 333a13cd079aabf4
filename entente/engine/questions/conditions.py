"""Which questions are asked, given the answers so far. What is not asked is not answered, whatever somebody sent for it."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from entente.engine.questions.kinds import Kind
from entente.engine.questions.question import OTHER, Asks, Condition, Question
from entente.engine.questions.questionnaire import Questionnaire

Answers = Mapping[str, Any]


def shown(questionnaire: Questionnaire, answers: Answers) -> frozenset[str]:
    """The keys of what is asked. A section that is not shown hides the questions under it; a hidden answer opens nothing."""
    found: dict[str, None] = {}
    is_open = True
    by_key = {question.key: question for question in questionnaire}
    for question in questionnaire:
        met = _is_met(question.condition, by_key, found, answers)
        if question.kind is Kind.SECTION:
            is_open = met
        if met and is_open:
            found[question.key] = None
    return frozenset(found)


def counted(questionnaire: Questionnaire, answers: Answers) -> dict[str, Any]:
    """The answers that count, in the order of the questions."""
    asked = shown(questionnaire, answers)
    return {
        question.key: answers[question.key]
        for question in questionnaire.asked
        if question.key in asked and answers.get(question.key) is not None
    }


def _is_met(condition: Condition | None, by_key: Mapping[str, Question], found: Mapping[str, None], answers: Answers) -> bool:
    if condition is None:
        return True
    value = answers.get(condition.question) if condition.question in found else None
    return value is not None and _holds(condition, by_key[condition.question], value)


def _holds(condition: Condition, about: Question, value: Any) -> bool:
    if condition.asks is Asks.ONE_OF:
        return not chosen(about, value).isdisjoint(condition.values)
    if condition.asks is Asks.ABOVE:
        return Decimal(value) > Decimal(condition.values[0])
    return True


def chosen(question: Question, value: Any) -> frozenset[str]:
    """The keys of the options an answer names; what was written beside them is "other"."""
    values = value if question.kind is Kind.MANY else [value]
    return frozenset(OTHER if isinstance(one, Mapping) else str(one) for one in values)
