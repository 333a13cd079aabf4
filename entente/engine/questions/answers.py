"""What somebody answered, checked against its question: as it is kept, or why it cannot be."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from entente.engine.questions.conditions import shown
from entente.engine.questions.plain import Wrong
from entente.engine.questions.question import Question
from entente.engine.questions.questionnaire import Questionnaire
from entente.engine.questions.readers import READERS


@dataclass(frozen=True, slots=True)
class Outcome:
    """`values` are kept; `problems` say by question what to mend before it can be sent."""

    values: Mapping[str, Any]
    problems: Mapping[str, Wrong]


def checked(question: Question, raw: Any) -> Any:
    """The answer as it is kept, None where nothing was answered. Raises Wrong."""
    return READERS[question.kind](question, raw)


def checked_all(questionnaire: Questionnaire, raw: Mapping[str, Any]) -> Outcome:
    """Every answer; what is not asked under these answers is neither kept nor complained about."""
    values: dict[str, Any] = {}
    problems: dict[str, Wrong] = {}
    for question in questionnaire.asked:
        try:
            value = checked(question, raw.get(question.key))
        except Wrong as wrong:
            problems[question.key] = wrong
            continue
        if value is not None:
            values[question.key] = value
        elif question.is_required:
            problems[question.key] = Wrong("required")
    asked = shown(questionnaire, values)
    return Outcome(
        {key: value for key, value in values.items() if key in asked},
        {key: wrong for key, wrong in problems.items() if key in asked},
    )
