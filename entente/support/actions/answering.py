"""The answer: written as text, read by other eyes where it binds the partnership, signed off as a letter."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from entente import record
from entente.engine.signs import one_line, readable
from entente.people.models import Person
from entente.support.actions.finding import locked, reason, refuse_unless
from entente.support.actions.refusals import CannotAnswer
from entente.support.actions.telling import tell_office
from entente.support.choices import FOUR_EYES, AnswerState, RequestState, SupportKind
from entente.support.models import Answer, Request
from entente.vocabulary.names import EU_LANGUAGES

LONGEST = 20_000


@dataclass(frozen=True, slots=True)
class Letter:
    """What the letter says. `from_on` and `to_on` are for the use of the name: [from, to)."""

    title: str
    text: str
    addressee: str = ""
    language: str = "en"
    signatory: str = ""
    signatory_role: str = ""
    from_on: date | None = None
    to_on: date | None = None


@transaction.atomic
def write_answer(request: Request, letter: Letter, *, by: Person, at: datetime) -> Answer:
    """A draft, or other words for one; whoever changes it last cannot be its second pair of eyes."""
    entry = record.open()
    row = locked(request)
    refuse_unless(row, RequestState.TAKEN_UP)
    answer = Answer.objects.select_for_update(of=("self",)).filter(request=row).first() or Answer(request=row)
    if answer.state != AnswerState.DRAFT:
        raise CannotAnswer(_("The answer waits for other eyes. Have it sent back before it is changed."))
    said = _checked(letter, row)
    for name, value in said.items():
        setattr(answer, name, value)
    answer.changed_by, answer.changed_at, answer.remark, answer.needs_second = by, at, "", row.kind in FOUR_EYES
    answer.save()
    entry.enter("support.answer_written", row, by=by, organisation=row.organisation, after=said)
    return answer


@transaction.atomic
def hand_in_answer(request: Request, *, by: Person, at: datetime) -> Answer:
    """Ask for a second pair of eyes."""
    entry = record.open()
    row, answer = held(request)
    if answer.state != AnswerState.DRAFT:
        raise CannotAnswer(_("The answer waits for other eyes already."))
    refuse_unfinished(row, answer)
    answer.state, answer.remark = AnswerState.HANDED_IN, ""
    answer.save(update_fields=["state", "remark"])
    entry.enter("support.answer_handed_in", row, by=by, organisation=row.organisation)
    said = {"number": row.number, "name": answer.changed_by.name, "subject": row.subject}
    body = _("%(name)s wrote it. Read it, then sign it off or send it back with a word why.") % said
    tell_office(row, _("The answer to %(number)s waits for your eyes: %(subject)s") % said, body, by=by, at=at, everybody=True)
    return answer


@transaction.atomic
def send_answer_back(request: Request, *, because: str, by: Person, at: datetime) -> Answer:
    entry = record.open()
    row, answer = held(request)
    if answer.state != AnswerState.HANDED_IN:
        raise CannotAnswer(_("The answer is not handed in."))
    answer.state, answer.remark = AnswerState.DRAFT, reason(because)
    answer.save(update_fields=["state", "remark"])
    entry.enter("support.answer_sent_back", row, by=by, organisation=row.organisation, because=answer.remark)
    said = {"number": row.number, "name": by.name, "why": answer.remark}
    tell_office(row, _("Your answer to %(number)s was sent back") % said, _("%(name)s says: %(why)s") % said, by=by, at=at)
    return answer


def held(request: Request) -> tuple[Request, Answer]:
    row = locked(request)
    refuse_unless(row, RequestState.TAKEN_UP)
    answer = Answer.objects.select_for_update(of=("self",)).select_related("changed_by").filter(request=row).first()
    if answer is None:
        raise CannotAnswer(_("There is no answer yet. Write it first."))
    answer.request = row
    return row, answer


def refuse_unfinished(row: Request, answer: Answer) -> None:
    if not answer.text:
        raise CannotAnswer(_("The answer has no text yet."))
    if not answer.signatory:
        raise CannotAnswer(_("Say who signs it, by name."))
    if row.kind == SupportKind.NAME and answer.from_on is None:
        raise CannotAnswer(_("Say from which day on the name may be used."))


def _checked(letter: Letter, row: Request) -> dict[str, Any]:
    title, text = one_line(letter.title, 200), readable(letter.text).strip()
    if not title:
        raise CannotAnswer(_("The letter needs a subject."))
    if len(text) > LONGEST:
        raise CannotAnswer(_("The letter is longer than %(most)s letters.") % {"most": LONGEST})
    if letter.language not in EU_LANGUAGES:
        raise CannotAnswer(_("Name the language by its two letters, such as en or fr."))
    if letter.to_on and (letter.from_on is None or letter.to_on <= letter.from_on):
        raise CannotAnswer(_("The use of the name ends after the day on which it begins."))
    is_name = row.kind == SupportKind.NAME
    return {
        "title": title,
        "text": text,
        "addressee": readable(letter.addressee).strip()[:300],
        "language": letter.language,
        "signatory": one_line(letter.signatory, 120),
        "signatory_role": one_line(letter.signatory_role, 120),
        "from_on": letter.from_on if is_name else None,
        "to_on": letter.to_on if is_name else None,
    }
