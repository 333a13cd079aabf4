"""An external consultation: noted, drafted in a group, commented on, adopted by a decision, sent, and compared with the outcome."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from entente import record
from entente.dialogue.actions.finding import index_consultation, line, reason, source, text, told, written
from entente.dialogue.actions.refusals import CannotAnswer
from entente.dialogue.choices import ONWARD, Stage, Taken
from entente.dialogue.models import Consultation, Plea
from entente.governance.choices import DeliverableState
from entente.governance.models import Body, CommentRound, Deliverable
from entente.members.models import Reference
from entente.people.models import Person

ADOPTED = (DeliverableState.ADOPTED, DeliverableState.PUBLISHED)


@dataclass(frozen=True, slots=True)
class ConsultationFacts:
    title: str
    asked_by: str
    closes_on: date
    body: Body
    keeper: Person
    text: str = ""
    address: str = ""
    opens_on: date | None = None
    measure: Mapping[str, Any] | None = None


@transaction.atomic
def note(
    facts: ConsultationFacts,
    *,
    consultation: Consultation | None = None,
    because: str = "",
    by: Person,
    at: datetime,
    is_fictional: bool = False,
) -> Consultation:
    entry = record.open()
    row = _held(consultation) if consultation else Consultation(is_fictional=is_fictional)
    why = reason(because, CannotAnswer) if consultation else ""
    if facts.opens_on and facts.closes_on < facts.opens_on:
        raise CannotAnswer(_("It closes after the day on which it opens."))
    written(
        row,
        title=line(facts.title, 200, _("Say what is asked."), CannotAnswer),
        asked_by=line(facts.asked_by, 200, _("Say who asks."), CannotAnswer),
        text=text(facts.text, 4000),
        address=source(facts.address, row.is_fictional, CannotAnswer),
        opens_on=facts.opens_on,
        closes_on=facts.closes_on,
        body=facts.body,
        keeper=facts.keeper,
        measure=dict(facts.measure or {}),
    )
    index_consultation(row)
    verb = "dialogue.consultation_changed" if consultation else "dialogue.consultation_noted"
    entry.enter(verb, row, by=by, because=why, after=told(row, "closes_on", "body", "stage"))
    return row


@transaction.atomic
def draft(consultation: Consultation, deliverable: Deliverable, *, by: Person, at: datetime) -> Consultation:
    """The group's deliverable becomes the draft position."""
    entry = record.open()
    row = _onward(consultation, Stage.DRAFT)
    if deliverable.body_id != row.body_id:
        raise CannotAnswer(_("Choose a deliverable of %(body)s, which drafts the answer.") % {"body": row.body})
    written(row, stage=Stage.DRAFT, deliverable=deliverable, comments=None)
    entry.enter("dialogue.answer_moved", row, by=by, after={"stage": row.stage, "deliverable": str(deliverable)})
    return row


@transaction.atomic
def comment_on(consultation: Consultation, asked: CommentRound, *, by: Person, at: datetime) -> Consultation:
    """The group's comment round on the draft's document."""
    entry = record.open()
    row = _onward(consultation, Stage.COMMENT)
    if row.deliverable is None or asked.document_id != row.deliverable.document_id:
        raise CannotAnswer(_("Choose the comment round on the draft's own document."))
    written(row, stage=Stage.COMMENT, comments=asked)
    entry.enter("dialogue.answer_moved", row, by=by, after={"stage": row.stage, "comments": str(asked)})
    return row


@transaction.atomic
def adopt(consultation: Consultation, decision: Reference, *, by: Person, at: datetime) -> Consultation:
    """By the decision under which the group's deliverable was adopted."""
    entry = record.open()
    row = _onward(consultation, Stage.ADOPTED)
    if row.comments and row.comments.closed_at is None and row.comments.is_open(at):
        raise CannotAnswer(_("Its comment round is still open; close it first."))
    if row.deliverable is None or row.deliverable.state not in ADOPTED:
        raise CannotAnswer(_("The deliverable is not adopted yet; the body adopts it first, by its decision."))
    written(row, stage=Stage.ADOPTED, decision=decision.stored)
    entry.enter("dialogue.answer_moved", row, by=by, because=decision, after={"stage": row.stage})
    return row


@transaction.atomic
def send(consultation: Consultation, *, on: date, sent_as: str, by: Person, at: datetime) -> Consultation:
    entry = record.open()
    row = _onward(consultation, Stage.SENT)
    said = line(sent_as, 300, _("Say by what one sees that it was sent: a receipt, an address."), CannotAnswer)
    written(row, stage=Stage.SENT, sent_on=on, sent_as=said)
    entry.enter("dialogue.answer_moved", row, by=by, after=told(row, "stage", "sent_on", "sent_as"))
    return row


@transaction.atomic
def plead(consultation: Consultation, words: str, *, by: Person, at: datetime) -> Plea:
    """A point that the answer makes."""
    entry = record.open()
    row = _held(consultation)
    if row.stage in (Stage.COMPARED, Stage.DROPPED):
        raise CannotAnswer(_("It is over; nothing is added to it."))
    plea = Plea.objects.create(consultation=row, text=line(words, 500, _("Say what is asked for."), CannotAnswer))
    entry.enter("dialogue.pleaded", plea, by=by)
    return plea


@transaction.atomic
def taken_up(plea: Plea, taken: str, where: str, *, by: Person, at: datetime) -> Plea:
    """What became of it in what was adopted; where it was taken up, at which place."""
    entry = record.open()
    row = Plea.objects.select_for_update(of=("self",)).select_related("consultation").get(pk=plea.pk)
    if row.consultation.stage not in (Stage.SENT, Stage.COMPARED):
        raise CannotAnswer(_("An answer is compared once it was sent."))
    if taken not in Taken.values:
        raise CannotAnswer(_("Say what became of it."))
    if taken in (Taken.TAKEN, Taken.PARTLY) and not where.strip():
        raise CannotAnswer(_("Say where it was taken up: the article, the recital."))
    written(row, taken=taken, where=" ".join(where.split())[:300])
    entry.enter("dialogue.taken_up", row, by=by, after=told(row, "taken", "where"))
    return row


@transaction.atomic
def compare(consultation: Consultation, came_of: str, *, by: Person, at: datetime) -> Consultation:
    """Once it is known of every point what became of it."""
    entry = record.open()
    row = _onward(consultation, Stage.COMPARED)
    if row.pleas.filter(taken=Taken.OPEN).exists() or not row.pleas.exists():
        raise CannotAnswer(_("Say of each point of the answer what became of it first."))
    said = text(came_of, 4000)
    if not said:
        raise CannotAnswer(_("Say in a sentence what came of it."))
    written(row, stage=Stage.COMPARED, came_of=said)
    entry.enter("dialogue.answer_moved", row, by=by, after={"stage": row.stage})
    return row


@transaction.atomic
def drop(consultation: Consultation, *, because: str, by: Person, at: datetime) -> Consultation:
    entry = record.open()
    row = _onward(consultation, Stage.DROPPED)
    written(row, stage=Stage.DROPPED, because=reason(because, CannotAnswer))
    entry.enter("dialogue.answer_moved", row, by=by, because=row.because, after={"stage": row.stage})
    return row


def _held(consultation: Consultation) -> Consultation:
    rows = Consultation.objects.select_for_update(of=("self",)).select_related("body", "deliverable", "comments")
    return rows.get(pk=consultation.pk)


def _onward(consultation: Consultation, stage: Stage) -> Consultation:
    row = _held(consultation)
    ways = ONWARD[Stage(row.stage)]
    if stage not in ways:
        said = ", ".join(str(way.label).lower() for way in ways) or _("nothing more")
        raise CannotAnswer(
            _("It is %(stage)s; from there it goes on to: %(ways)s.") % {"stage": row.get_stage_display().lower(), "ways": said}
        )
    return row
