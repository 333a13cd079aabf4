"""Bringing a file for a question: its bytes are kept at once, under a name that tells nothing, and belong to this asking alone."""

from datetime import datetime
from typing import Any, BinaryIO

from django.db import transaction
from django.utils.translation import gettext as _

from entente.documents import kinds
from entente.engine.questions import Kind
from entente.files import actions as files
from entente.files.names import media_type, plain_name
from entente.forms.actions.drafting import save_draft
from entente.forms.beginning import beginning
from entente.forms.models import Asked, Draft
from entente.forms.refusals import CannotAnswer
from entente.people.models import Person


def bring_file(asked: Asked, key: str, file: BinaryIO, name: str, *, revision: int, by: Person, at: datetime) -> Draft:
    """The file becomes the answer to one question of the draft; what was typed elsewhere stays."""
    question = asked.round.version.questionnaire.question(key)
    if question is None or question.kind is not Kind.FILE:
        raise CannotAnswer(_("This question takes no file."))
    if not asked.round.takes_answers(at):
        raise CannotAnswer(_("“%(title)s” takes no answers any more.") % {"title": asked.round.title})
    kept = _kept(file, plain_name(name), by, at)
    typed = {**beginning(asked, by, at).typed, key: kept}
    return save_draft(asked, typed, revision=revision, brought={key: kept}, by=by, at=at)


@transaction.atomic
def keep_files(asked: Asked, brought: dict[str, tuple[BinaryIO, str]], *, by: Person, at: datetime) -> dict[str, dict[str, Any]]:
    """The files of a whole page, by question."""
    found = {}
    for key, (file, name) in brought.items():
        question = asked.round.version.questionnaire.question(key)
        if question is not None and question.kind is Kind.FILE and asked.round.takes_answers(at):
            found[key] = _kept(file, plain_name(name), by, at)
    return found


def _kept(file: BinaryIO, name: str, by: Person, at: datetime) -> dict[str, Any]:
    kind, is_really = kinds.kind_of(name), media_type(file)
    if kind is None:
        raise CannotAnswer(_("Files like %(name)s are not taken. Bring one of %(endings)s.") % {"name": name, "endings": kinds.ENDINGS})
    if kind.media_type != is_really:
        raise CannotAnswer(_("%(name)s is not what its name says. Choose the right file.") % {"name": name})
    file.seek(0)
    try:
        upload = files.keep(file, f"answer.{name.rpartition('.')[2]}", by=by, at=at)
    except files.CannotKeep as refusal:
        raise CannotAnswer(str(refusal)) from refusal
    return {"upload": upload.pk, "name": name, "size": upload.size}
