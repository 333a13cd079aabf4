"""The questions as a page shows them: each with what stands in it, where that comes from, what is wrong, and when it is asked."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import gettext as _

from entente.engine.questions import OTHER, Asks, Condition, Question, Questionnaire, Wrong, shown, words
from entente.forms import problems
from entente.forms.beginning import Beginning
from entente.forms.resolving import outcome_of
from entente.web.forms.field import EMPTY_ROWS, Field


def sheet(
    questionnaire: Questionnaire,
    beginning: Beginning,
    typed: Mapping[str, Any],
    *,
    wrong: Mapping[str, Wrong] | None = None,
    theirs: Mapping[str, Any] | None = None,
    more: str = "",
) -> list[Field]:
    """Every question and heading in their order."""
    values = outcome_of(questionnaire, typed).values
    asked = shown(questionnaire, values)
    by_key, found, number = {one.key: one for one in questionnaire}, [], 0
    for question in questionnaire:
        number += question.is_asked
        found.append(
            Field(
                question,
                number,
                typed.get(question.key),
                problem=problems.sentence(wrong[question.key]) if wrong and question.key in wrong else "",
                mark=_mark(question, beginning),
                last=_last(question, beginning),
                theirs=_theirs(question, typed, theirs),
                condition=condition_words(question.condition, by_key),
                rule=_rule(question.condition),
                is_shown=question.key in asked,
                rows_more=EMPTY_ROWS + (5 if more == question.key else 0),
            )
        )
    return found


def _mark(question: Question, beginning: Beginning) -> str:
    if question.key in beginning.from_here:
        return _("Known here already: change it if it is not right")
    if question.key in beginning.from_last:
        return _("As in %(year)s: change it if it is not right any more") % {"year": beginning.last_year}
    return ""


def _last(question: Question, beginning: Beginning) -> str:
    """What was said last time, where something else stands in the field now."""
    then = beginning.last.round.version.questionnaire.question(question.key) if beginning.last else None
    value = beginning.last.said.get(question.key) if beginning.last else None
    return words(then, value) if then and value is not None and question.key not in beginning.from_last else ""


def _theirs(question: Question, typed: Mapping[str, Any], theirs: Mapping[str, Any] | None) -> str:
    """What somebody else wrote meanwhile, where it differs."""
    value = None if theirs is None else theirs.get(question.key)
    return readable(question, value) if value is not None and value != typed.get(question.key) else ""


def readable(question: Question, value: Any) -> str:
    """What was typed, also where it is no answer yet."""
    try:
        return words(question, value)
    except (KeyError, TypeError, AttributeError, ValueError):
        return json.dumps(value, ensure_ascii=False) if isinstance(value, dict | list) else str(value)


def condition_words(condition: Condition | None, by_key: Mapping[str, Question]) -> str:
    """When it is asked, for whoever has no script and for whoever plans."""
    about = by_key.get(condition.question) if condition else None
    if condition is None or about is None:
        return ""
    said = {"question": about.label, "value": _(" or ").join(f"“{_option(about, key)}”" for key in condition.values)}
    if condition.asks is Asks.ONE_OF:
        return _("Only if the answer to “%(question)s” is %(value)s.") % said
    if condition.asks is Asks.ABOVE:
        return _("Only if the answer to “%(question)s” is more than %(value)s.") % (said | {"value": condition.values[0]})
    return _("Only if “%(question)s” is answered.") % said


def _option(about: Question, key: str) -> str:
    return _("something else") if key == OTHER and about.takes_other else about.label_of(key)


def _rule(condition: Condition | None) -> str:
    """The same for the script."""
    said = condition and {"question": condition.question, "asks": condition.asks.value, "values": list(condition.values)}
    return json.dumps(said) if said else ""


@dataclass(frozen=True, slots=True)
class Part:
    """A heading and the questions under it."""

    heading: Field | None
    fields: list[Field] = field(default_factory=list)


def parts(fields: list[Field]) -> list[Part]:
    found: list[Part] = [Part(None)]
    for one in fields:
        if one.question.is_asked:
            found[-1].fields.append(one)
        else:
            found.append(Part(one))
    return [part for part in found if part.heading or part.fields]
