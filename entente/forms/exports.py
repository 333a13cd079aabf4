"""The answers as a table to take away: one row an answer, one column a question, a column a time of a date poll."""

from collections.abc import Iterator, Mapping
from datetime import datetime
from decimal import Decimal
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from entente.engine.questions import Kind, Question, words
from entente.forms.models import Round
from entente.forms.results import Given, outcome_of


def columns(row: Round) -> list[str]:
    """Two questions that are called alike are told apart by their keys."""
    asked = [column for question in row.version.questionnaire.asked for column in _columns(question)]
    twice = {label for label, _key in asked if [one for one, _other in asked].count(label) > 1}
    labels = [f"{label} ({key})" if label in twice else label for label, key in asked]
    return labels if row.is_anonymous else [_("Answer of"), *([] if row.asks_persons else [_("Country")]), _("Sent"), _("Sent by"), *labels]


def rows(row: Round, at: datetime) -> Iterator[list[Any]]:
    """What was not answered is empty, never 0."""
    outcome = outcome_of(row, at)
    shown = {tally.question.key for tally in outcome.tallies if not tally.is_withheld}
    for given in outcome.given:
        said = {key: value for key, value in given.said.items() if key in shown}
        cells = [cell for question in row.version.questionnaire.asked for cell in _cells(question, said)]
        yield cells if row.is_anonymous else [*_whose(row, given), *cells]


def _whose(row: Round, given: Given) -> list[Any]:
    at = timezone.localtime(given.at) if given.at else None
    return [given.name, *([] if row.asks_persons else [given.country]), at, given.by]


def _columns(question: Question) -> list[tuple[str, str]]:
    if question.kind is Kind.SLOTS:
        return [(f"{slot.starts:%Y-%m-%d %H:%M} ({question.zone})", f"{question.key} {slot.key}") for slot in question.slots]
    return [(f"{question.label} ({question.unit})" if question.unit else question.label, question.key)]


def _cells(question: Question, said: Mapping[str, Any]) -> list[Any]:
    value = said.get(question.key)
    if question.kind is Kind.SLOTS:
        return [(value or {}).get(slot.key) for slot in question.slots]
    if value is None:
        return [None]
    if question.kind is Kind.NUMBER:
        return [Decimal(value)]
    return [words(question, value)]
