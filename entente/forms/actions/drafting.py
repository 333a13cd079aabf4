"""What is typed and not sent: kept for whoever answers, and for nobody else."""

import json
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from entente.forms.actions.finding import held_asked
from entente.forms.choices import Became
from entente.forms.models import Asked, Draft
from entente.forms.refusals import CannotAnswer, Overtaken
from entente.forms.resolving import with_files
from entente.people.models import Person

NO_FILES: Mapping[str, Any] = {}


def note_opened(asked: Asked, *, at: datetime) -> None:
    """Somebody who may answer opened the page. Reading is no act of the partnership: no entry in the record."""
    Asked.objects.filter(pk=asked.pk, opened_at=None).update(opened_at=at)


@transaction.atomic
def save_draft(
    asked: Asked, typed: Mapping[str, Any], *, revision: int, brought: Mapping[str, Any] = NO_FILES, by: Person, at: datetime
) -> Draft:
    """Keep what was typed, as it was typed. `revision` is that of the draft on the page, 0 without one; `brought` are files just kept."""
    row = open_one(asked, at)
    refuse_answered_anonymously(row)
    draft = held(row, revision)
    said = with_files(row.round.version.questionnaire, of_the_form(row, typed), row, brought)
    if draft is None:
        draft = _begun(row, said, by, at)
    elif draft.typed != said:
        draft.typed, draft.by, draft.at, draft.revision = said, by, at, draft.revision + 1
        draft.save()
    Asked.objects.filter(pk=row.pk, started_at=None).update(started_at=at)
    return draft


def open_one(asked: Asked, at: datetime) -> Asked:
    row = held_asked(asked)
    if not row.round.takes_answers(at):
        said = {"title": row.round.title}
        raise CannotAnswer(_("“%(title)s” takes no answers any more. Write to who asked if yours still matters.") % said)
    return row


def refuse_answered_anonymously(row: Asked) -> None:
    if row.round.is_anonymous and row.became == Became.SENT:
        raise CannotAnswer(_("Your answer was sent and stands without your name: nobody can find it again to change it, not even you."))


def held(row: Asked, revision: int) -> Draft | None:
    """The draft, unless it is another than the page had."""
    draft = Draft.objects.select_for_update(of=("self",)).select_related("by").filter(asked=row).first()
    if draft is not None and draft.revision != revision:
        raise Overtaken(
            _("%(name)s changed this answer meanwhile. Both are shown here: take what you need, and save again.") % {"name": draft.by.name}
        )
    return draft


def _begun(row: Asked, said: dict[str, Any], by: Person, at: datetime) -> Draft:
    try:
        with transaction.atomic():
            return Draft.objects.create(asked=row, typed=said, by=by, at=at)
    except IntegrityError:
        raise Overtaken(_("Somebody else began this answer in the same moment. Look at it, and save again.")) from None


def of_the_form(row: Asked, typed: Mapping[str, Any]) -> dict[str, Any]:
    said = {question.key: typed[question.key] for question in row.round.version.questionnaire.asked if typed.get(question.key) is not None}
    try:
        json.dumps(said, allow_nan=False)
    except (ValueError, TypeError, RecursionError):
        raise CannotAnswer(_("Something in the answer is neither text nor a number that can be kept.")) from None
    return said
