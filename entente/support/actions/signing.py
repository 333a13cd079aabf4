"""Signing off: the letter is made and filed, the member has it, and the use of the name stands in the register."""

import hashlib
import io
from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext as _

from entente import record
from entente.documents import kinds
from entente.documents.actions import file_document
from entente.documents.contents import Content
from entente.documents.models import Document
from entente.documents.text import plain, read
from entente.engine.marking import Marking
from entente.notices.parts import Part
from entente.people.models import Person
from entente.support.actions.answering import held, refuse_unfinished
from entente.support.actions.finding import reason
from entente.support.actions.refusals import CannotAnswer, CannotHandle
from entente.support.actions.telling import tell_member
from entente.support.choices import AnswerState, RequestState, SupportKind, Turn
from entente.support.homes import home_of
from entente.support.letters import pdf_of
from entente.support.models import Answer, NameUse, Request
from entente.support.queries import answer_of


def sign_off(request: Request, *, by: Person, at: datetime) -> Answer:
    """The letter is made before anything is locked; if the answer changed meanwhile, it is not signed."""
    answer = answer_of(request)
    if answer is None:
        raise CannotAnswer(_("There is no answer yet. Write it first."))
    _refuse(request, answer, by)
    letter = pdf_of(answer, at, is_draft=False)
    return _signed(request, answer, letter, _content(answer, letter), by=by, at=at)


@transaction.atomic
def _signed(request: Request, seen: Answer, letter: bytes, content: Content, *, by: Person, at: datetime) -> Answer:
    entry = record.open()
    row, answer = held(request)
    _refuse(row, answer, by)
    if answer.changed_at != seen.changed_at:
        raise CannotAnswer(_("%(name)s changed the answer meanwhile. Read it again before you sign it off.") % {"name": answer.changed_by})
    document = _filed(row, answer, content, by, at)
    answer.state, answer.signed_off_by, answer.signed_at, answer.document = AnswerState.SIGNED, by, at, document.reference
    answer.save(update_fields=["state", "signed_off_by", "signed_at", "document"])
    row.state, row.ended_at, row.turn = RequestState.ANSWERED, at, Turn.NOBODY
    row.save(update_fields=["state", "ended_at", "turn"])
    if row.kind == SupportKind.NAME:
        _register(row, answer, at)
    told = {"document": document.reference, "signed_off_by": by, "from_on": answer.from_on, "to_on": answer.to_on}
    entry.enter("support.answered", row, by=by, organisation=row.organisation, after=told)
    said = {"number": row.number, "subject": row.subject, "document": f"/documents/{document.reference}/"}
    body = _("The answer is here, and goes with this mail as PDF: [%(number)s](%(document)s).") % said
    part = Part("application/pdf", letter, f"{row.number}.pdf")
    tell_member(row, _("%(number)s is answered: %(subject)s") % said, body, by=by, at=at, may_close=True, parts=[part])
    return answer


@transaction.atomic
def withdraw_use(use: NameUse, *, on: date, because: str, by: Person, at: datetime) -> NameUse:
    """The name may no longer be used from this day on; the register keeps until when it could be."""
    entry = record.open()
    row = (
        NameUse.objects.select_for_update(of=("self",))
        .select_related("request__organisation")
        .filter(pk=use.pk, superseded_at=None)
        .first()
    )
    if row is None or (row.to_on and row.to_on <= on):
        raise CannotHandle(_("This use of the name has ended or was withdrawn already."))
    why, before = reason(because), row.to_on
    ended = _ended(row, max(on, row.from_on), why, at)
    request = row.request
    entry.enter(
        "support.use_withdrawn",
        request,
        by=by,
        organisation=row.organisation,
        because=why,
        before={"to_on": before},
        after={"to_on": ended.to_on},
    )
    said = {"number": request.number, "where": row.where, "name": by.name, "why": why}
    tell_member(
        request, _("%(number)s: the use of the name is withdrawn") % said, _("“%(where)s”. %(name)s says: %(why)s") % said, by=by, at=at
    )
    return ended


def _ended(row: NameUse, on: date, because: str, at: datetime) -> NameUse:
    """What began and was withdrawn on one day stays in the register for that day."""
    row.superseded_at = at
    row.save(update_fields=["superseded_at"])
    fields = {"request": row.request, "organisation": row.organisation, "where": row.where, "withdrawn_because": because}
    return NameUse.objects.create(
        **fields, from_on=row.from_on, to_on=on if on > row.from_on else date.fromordinal(on.toordinal() + 1), known_at=at
    )


def _refuse(row: Request, answer: Answer, by: Person) -> None:
    if answer.is_signed:
        raise CannotAnswer(_("It is signed off already; a letter that has left is not changed."))
    refuse_unfinished(row, answer)
    if answer.needs_second and answer.state != AnswerState.HANDED_IN:
        raise CannotAnswer(_("This answer binds the partnership: hand it to a second pair of eyes first."))
    if answer.needs_second and answer.changed_by_id == by.pk:
        raise CannotAnswer(_("You wrote this yourself: somebody else of the office has to sign it off."))


def _content(answer: Answer, letter: bytes) -> Content:
    """The file with its words: we wrote it, so nothing has to be read out of it."""
    words = "\n\n".join([answer.title, *map(plain, read(answer.text)), answer.signatory])
    digest = hashlib.sha256(letter).hexdigest()
    return Content(False, words, kinds.PDF, len(letter), digest, io.BytesIO(letter), f"{answer.request.number}.pdf")


def _filed(row: Request, answer: Answer, content: Content, by: Person, at: datetime) -> Document:
    title = _("Answer %(number)s: %(title)s") % {"number": row.number, "title": answer.title}
    return file_document(home_of(row), title[:200], content, marking=Marking.AMBER, language=answer.language, by=by, at=at)


def _register(row: Request, answer: Answer, at: datetime) -> None:
    if answer.from_on:
        granted = {"from_on": answer.from_on, "to_on": answer.to_on, "known_at": at}
        NameUse.objects.create(request=row, organisation=row.organisation, where=row.subject, **granted)
