"""Changing the questions of a form one by one. What would leave a condition without its question is refused (`Malformed`)."""

from dataclasses import replace
from datetime import datetime, timedelta

from entente.engine.questions.kinds import Kind
from entente.engine.questions.question import Column, Option, Question
from entente.engine.questions.questionnaire import Questionnaire
from entente.engine.questions.quick.specs import slot_of


def added(questionnaire: Questionnaire, question: Question, after: str = "") -> Questionnaire:
    """Behind another question, or at the end."""
    place = _place(questionnaire, after) + 1 if after else len(questionnaire)
    rows = list(questionnaire)
    return Questionnaire((*rows[:place], question, *rows[place:]))


def put(questionnaire: Questionnaire, question: Question) -> Questionnaire:
    """In the place of the one with the same key."""
    return Questionnaire(tuple(question if one.key == question.key else one for one in questionnaire))


def moved(questionnaire: Questionnaire, key: str, by: int) -> Questionnaire:
    """Up (-1) or down (+1); at the end of the form it stays where it is."""
    rows, place = list(questionnaire), _place(questionnaire, key)
    target = min(max(place + by, 0), len(rows) - 1)
    rows.insert(target, rows.pop(place))
    return Questionnaire(tuple(rows))


def dropped(questionnaire: Questionnaire, key: str) -> Questionnaire:
    return Questionnaire(tuple(one for one in questionnaire if one.key != key))


def duplicated(questionnaire: Questionnaire, key: str, new: str) -> Questionnaire:
    one = questionnaire.question(key)
    return added(questionnaire, replace(one, key=new), key) if one else questionnaire


def fresh(key: str, kind: Kind, label: str, day: datetime) -> Question:
    """A new question of a kind, ready to be described."""
    match kind:
        case Kind.ONE | Kind.MANY:
            return Question(key, kind, label, options=(Option("a", "A"), Option("b", "B")))
        case Kind.TABLE:
            return Question(key, kind, label, columns=(Column("name", "Name"), Column("number", "Number", Kind.NUMBER)))
        case Kind.SLOTS:
            return Question(key, kind, label, slots=(slot_of(day + timedelta(days=14), 60),), zone="Europe/Brussels")
    return Question(key, kind, label)


def _place(questionnaire: Questionnaire, key: str) -> int:
    return next((place for place, one in enumerate(questionnaire) if one.key == key), len(questionnaire) - 1)
