"""Giving an answer: typed, kept as a draft, sent; or saying that there is nothing to say."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from entente import record
from entente.engine.questions import Outcome
from entente.forms.actions.drafting import NO_FILES, held, of_the_form, open_one, refuse_answered_anonymously
from entente.forms.choices import Became
from entente.forms.earlier import earlier_answers
from entente.forms.models import Answer, Asked, Draft
from entente.forms.refusals import CannotAnswer
from entente.forms.resolving import outcome_of, with_files
from entente.people.models import Person
from entente.record.actions import Opened


class Unfinished(CannotAnswer):
    """Something required is missing or cannot be kept; `outcome` says what by question."""

    def __init__(self, outcome: Outcome) -> None:
        super().__init__(_("It was not sent: something is missing or cannot be read. What you typed is kept."))
        self.outcome = outcome


@transaction.atomic
def send(
    asked: Asked, typed: Mapping[str, Any], *, revision: int, brought: Mapping[str, Any] = NO_FILES, by: Person, at: datetime
) -> Answer:
    """The answer as it counts from now; one sent later takes its place until the round closes."""
    entry = record.open()
    row = open_one(asked, at)
    refuse_answered_anonymously(row)
    held(row, revision)
    questionnaire = row.round.version.questionnaire
    outcome = outcome_of(questionnaire, with_files(questionnaire, of_the_form(row, typed), row, brought))
    if outcome.problems:
        raise Unfinished(outcome)
    return _sent(entry, row, dict(outcome.values), by, at)


@transaction.atomic
def repeat_last(asked: Asked, *, by: Person, at: datetime) -> Answer:
    """ "As last time": what the same person or organisation answered before, where it still answers what is asked now."""
    entry = record.open()
    row = open_one(asked, at)
    last = None if row.round.is_anonymous else earlier_answers(row.round, [row]).get(row.pk)
    if last is None:
        raise CannotAnswer(_("There is no earlier answer to this form."))
    outcome = outcome_of(row.round.version.questionnaire, last.said)
    if outcome.problems:
        raise CannotAnswer(_("The questions have changed since: open the page, where your last answer stands ready to be completed."))
    return _sent(entry, row, dict(outcome.values), by, at)


@transaction.atomic
def say_nothing(asked: Asked, *, by: Person, at: datetime) -> Asked:
    """There is nothing to report; an answer can still be sent until the round closes."""
    entry = record.open()
    row = _unsent(asked, at)
    if not row.round.may_say_nothing:
        raise CannotAnswer(_("This round asks for an answer or a reason why not."))
    _end(row, Became.NOTHING, at)
    entry.enter("forms.said_nothing", row.round, by=by)
    return row


@transaction.atomic
def decline(asked: Asked, *, because: str, by: Person, at: datetime) -> Asked:
    """No answer, and why; one can still be sent until the round closes."""
    entry = record.open()
    row = _unsent(asked, at)
    because = " ".join("".join(sign for sign in because if sign.isprintable() or sign.isspace()).split())[:300]
    if not row.round.may_decline:
        raise CannotAnswer(_("This round asks everyone for an answer. Write to who asked if you cannot give one."))
    if not because:
        raise CannotAnswer(_("Say in a few words why not, so that nobody has to ask again."))
    row.reason = because
    _end(row, Became.DECLINED, at)
    entry.enter("forms.declined", row.round, by=by)
    return row


def _sent(entry: Opened, row: Asked, said: dict[str, Any], by: Person, at: datetime) -> Answer:
    refuse_answered_anonymously(row)
    if row.round.is_anonymous:
        answer = Answer(round=row.round, said=said)
    else:
        answer = Answer(round=row.round, asked=row, number=row.answers.count() + 1, said=said, by=by, at=at)
    answer.save(force_insert=True)
    Draft.objects.filter(asked=row).delete()
    row.reason, row.started_at = "", row.started_at or at
    _end(row, Became.SENT, at)
    entry.enter("forms.sent", row.round, by=by, after={"number": answer.number})
    return answer


def _end(row: Asked, became: Became, at: datetime) -> None:
    row.became, row.ended_at = became, row.ended_at or at
    row.save(update_fields=["became", "ended_at", "reason", "started_at"])


def _unsent(asked: Asked, at: datetime) -> Asked:
    row = open_one(asked, at)
    if row.became == Became.SENT:
        raise CannotAnswer(_("An answer was sent already. Send a corrected one instead."))
    return row
