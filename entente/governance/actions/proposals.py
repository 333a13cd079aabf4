"""Asking to join and being offered a seat: one side says it, the other answers, and a mandate is given in the same breath."""

from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext as _

from entente import record
from entente.governance.actions import letters
from entente.governance.actions.finding import held_body, held_proposal
from entente.governance.actions.mandates import give
from entente.governance.actions.refusals import CannotJoin
from entente.governance.choices import Joining, MandateRole, ProposalKind, ProposalState
from entente.governance.models import Body, Mandate, Proposal
from entente.governance.models.mandate import acting
from entente.members.models import Organisation
from entente.notices.days import day_of
from entente.people.models import Person


@transaction.atomic
def ask(body: Body, person: Person, *, organisation: Organisation | None = None, words: str = "", at: datetime) -> Proposal:
    """A person asks to join; the chairs, or without any the office, are told and answer."""
    entry, body = record.open(), held_body(body)
    if body.joining != Joining.ASK:
        raise CannotJoin(_("Nobody asks to join %(body)s: its people are named. Ask the office how.") % {"body": body})
    proposal = _proposed(ProposalKind.REQUEST, body, person, MandateRole.MEMBER, organisation, words, person, at)
    entry.enter("governance.asked_to_join", body, by=person, organisation=organisation, after=_told(proposal))
    letters.tell_chairs(proposal, at=at)
    return proposal


@transaction.atomic
def offer(
    body: Body,
    person: Person,
    role: str = MandateRole.MEMBER,
    *,
    organisation: Organisation | None = None,
    words: str = "",
    by: Person,
    at: datetime,
) -> Proposal:
    """A seat is offered; the person accepts or declines it, from the mail or the page."""
    entry, body = record.open(), held_body(body)
    proposal = _proposed(ProposalKind.OFFER, body, person, role, organisation, words, by, at)
    entry.enter("governance.seat_offered", body, by=by, organisation=organisation, after=_told(proposal))
    letters.offer_seat(proposal, at=at)
    return proposal


@transaction.atomic
def accept(proposal: Proposal, *, on: date | None = None, by: Person, at: datetime) -> Mandate:
    """The mandate is given in the same transaction, from today unless said otherwise."""
    record.open()
    current = _open(proposal)
    _answered(current, ProposalState.ACCEPTED, by, at)
    given = give(current.body, current.person, current.role, organisation=current.organisation, on=on or day_of(at), by=by, at=at)
    letters.answered(current, by=by, at=at)
    return given


@transaction.atomic
def decline(proposal: Proposal, *, because: str, by: Person, at: datetime) -> Proposal:
    """With a word why, which the other side is told."""
    entry = record.open()
    current = _open(proposal)
    if current.kind == ProposalKind.REQUEST and not because.strip():
        raise CannotJoin(_("Say why, in a sentence: the person who asked is told."))
    _answered(current, ProposalState.DECLINED, by, at, because)
    entry.enter(
        "governance.proposal_declined", current.body, by=by, because=because, organisation=current.organisation, after=_told(current)
    )
    letters.answered(current, by=by, at=at)
    return current


@transaction.atomic
def withdraw(proposal: Proposal, *, by: Person, at: datetime) -> Proposal:
    """Taken back by the side that made it."""
    entry = record.open()
    current = _open(proposal)
    _answered(current, ProposalState.WITHDRAWN, by, at)
    entry.enter("governance.proposal_withdrawn", current.body, by=by, organisation=current.organisation, after=_told(current))
    return current


def _proposed(
    kind: str, body: Body, person: Person, role: str, organisation: Organisation | None, words: str, by: Person, at: datetime
) -> Proposal:
    _refuse(body, person, organisation, at)
    said = {"role": role, "organisation": organisation, "words": words.strip()[:1000]}
    return Proposal.objects.create(kind=kind, body=body, person=person, proposed_by=by, proposed_at=at, **said)


def _refuse(body: Body, person: Person, organisation: Organisation | None, at: datetime) -> None:
    day, said = day_of(at), {"person": person, "body": body, "organisation": organisation}
    if body.dissolved_on and body.dissolved_on <= day:
        raise CannotJoin(_("%(body)s is dissolved.") % said)
    if Mandate.objects.sitting(day).filter(body=body, person=person).exists():
        raise CannotJoin(_("%(person)s sits in %(body)s already.") % said)
    if Proposal.objects.filter(body=body, person=person, state=ProposalState.OPEN).exists():
        raise CannotJoin(_("About %(person)s and %(body)s there is a question already that waits for an answer.") % said)
    if organisation and not acting(person.pk, organisation.pk, day):
        raise CannotJoin(_("%(person)s does not act for %(organisation)s.") % said)


def _open(proposal: Proposal) -> Proposal:
    current = held_proposal(proposal)
    if not current.is_open:
        raise CannotJoin(_("This is answered already: %(state)s.") % {"state": current.get_state_display().lower()})
    return current


def _answered(row: Proposal, state: ProposalState, by: Person, at: datetime, because: str = "") -> None:
    row.state, row.answered_by, row.answered_at, row.because = state, by, at, " ".join(because.split())[:500]
    row.save(update_fields=["state", "answered_by", "answered_at", "because"])


def _told(proposal: Proposal) -> dict[str, object]:
    return {
        "person": str(proposal.person),
        "role": proposal.role,
        "for": str(proposal.organisation) if proposal.organisation else None,
        "kind": proposal.kind,
    }
