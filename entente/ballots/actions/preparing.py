"""A vote in preparation: drafted under a rule, changed, announced, cancelled."""

from dataclasses import dataclass, fields
from datetime import date, datetime, timedelta
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from entente import record
from entente.ballots.actions.finding import held
from entente.ballots.actions.refusals import CannotPrepare
from entente.ballots.choices import NAMED, WRITTEN, Form, Level, VoteState
from entente.ballots.models import Rule, Vote
from entente.ballots.secrecy import level_at_first
from entente.ballots.sharing import lock_vote
from entente.engine.rules import restored
from entente.engine.signs import one_line, readable
from entente.gatherings.models import Gathering
from entente.governance.choices import MandateRole
from entente.governance.models import AgendaItem, Body, Mandate, SeatGroup
from entente.governance.references import key_of
from entente.people.models import Person

TOLD = ("rule", "form", "level", "record_on", "opens_at", "closes_at", "seats")


@dataclass(frozen=True, slots=True)
class Plan:
    """What is put to the vote, under which rule, when and how. Without a record date the rule says it."""

    title: str
    rule: Rule
    opens_at: datetime
    closes_at: datetime
    text: str = ""
    form: str = Form.MEETING.value
    level: str = ""  # as the rule says, where it says one
    gathering: Gathering | None = None
    item: AgendaItem | None = None
    record_on: date | None = None
    call_until: datetime | None = None
    marking: str = ""
    seed: str = ""
    elects: Body | None = None
    seats: int | None = None
    role: str = MandateRole.MEMBER.value
    term_from: date | None = None
    term_to: date | None = None
    group: SeatGroup | None = None  # None: whichever has a seat for the elected
    vacated: Mandate | None = None
    second_call_of: Vote | None = None


@transaction.atomic
def draft(body: Body, plan: Plan, *, by: Person, at: datetime) -> Vote:
    """Only those who keep votes see it until its roll is frozen."""
    entry = record.open()
    vote = Vote(body=body, kind=plan.rule.kind, drafted_by=by, drafted_at=at)
    _write(vote, plan)
    vote.save()
    lock_vote(vote)
    entry.enter("ballots.drafted", vote, by=by, after=_told(vote, without=("seats",)))
    return vote


@transaction.atomic
def change(vote: Vote, plan: Plan, *, by: Person, at: datetime) -> Vote:
    """As long as its roll is not frozen."""
    entry = record.open()
    current = held(vote, VoteState.DRAFT, otherwise=CannotPrepare)
    before = _told(current)
    if plan.rule.kind != current.kind:
        raise CannotPrepare(_("A motion stays a motion and an election an election; prepare another vote."))
    _write(current, plan)
    current.save()
    lock_vote(current)
    entry.enter("ballots.changed", current, by=by, before=before, after=_told(current))
    return current


@transaction.atomic
def call(vote: Vote, *, by: Person, at: datetime) -> Vote:
    """Announced: the body's people see it, candidates come forward, and the days of notice run. Said again it stays as it was."""
    entry = record.open()
    current = held(vote, VoteState.DRAFT, VoteState.FROZEN, otherwise=CannotPrepare)
    if current.called_at is None:
        current.called_at = at
        current.save(update_fields=["called_at"])
        lock_vote(current)
        entry.enter("ballots.called", current, by=by)
    return current


@transaction.atomic
def cancel(vote: Vote, *, because: str, by: Person, at: datetime) -> Vote:
    """Before it is counted, for a reason that everybody reads who may see it. What was cast stays uncounted."""
    entry = record.open()
    current = held(vote, VoteState.DRAFT, VoteState.FROZEN, VoteState.OPEN, VoteState.CLOSED, otherwise=CannotPrepare)
    current.because = one_line(because, 500)
    if not current.because:
        raise CannotPrepare(_("Say in a sentence why it is cancelled."))
    current.state = VoteState.CANCELLED
    current.save(update_fields=["state", "because"])
    entry.enter("ballots.cancelled", current, by=by, because=current.because)
    return current


def plan_of(vote: Vote) -> Plan:
    return Plan(**{one.name: getattr(vote, one.name) for one in fields(Plan)})


def _write(vote: Vote, plan: Plan) -> None:
    _refuse(vote.body, plan)
    rule = restored(plan.rule.spec)
    said: dict[str, Any] = {one.name: getattr(plan, one.name) for one in fields(Plan)}
    for name, value in said.items():
        setattr(vote, name, value)
    vote.title, vote.text = one_line(plan.title, 200), readable(plan.text).strip()[:20_000]
    vote.level = plan.level or level_at_first(vote, rule)
    vote.marking = plan.marking or vote.body.marking
    vote.record_on = plan.record_on or timezone.localtime(plan.opens_at).date() - timedelta(days=rule.electorate.days_before)
    if vote.is_election:
        vote.seats, vote.elects = plan.seats or (rule.elects.seats if rule.elects else 1), plan.elects or vote.body
        vote.term_from = plan.term_from or timezone.localtime(plan.closes_at).date()
    _refuse_level(vote)


def _refuse(body: Body, plan: Plan) -> None:
    if not one_line(plan.title, 200):
        raise CannotPrepare(_("Say in a few words what is voted on."))
    if plan.rule.body_id != body.pk:
        raise CannotPrepare(_("That rule is not one of %(body)s.") % {"body": body})
    if plan.closes_at <= plan.opens_at:
        raise CannotPrepare(_("It closes after it opens."))
    if plan.form == Form.MEETING and plan.gathering is None:
        raise CannotPrepare(_("Say in which meeting it is voted, or choose a written procedure."))
    if plan.gathering and plan.gathering.home_key != key_of(body):
        raise CannotPrepare(_("That meeting is not one of %(body)s.") % {"body": body})
    if plan.form in WRITTEN and plan.gathering:
        raise CannotPrepare(_("What is voted on in writing belongs to no meeting."))
    _refuse_foreign(body, plan)


def _refuse_foreign(body: Body, plan: Plan) -> None:
    """A seat, seats or an item that belong elsewhere."""
    if plan.vacated and plan.vacated.body_id != (plan.elects or body).pk:
        raise CannotPrepare(_("A by-election fills a seat of the body that it elects."))
    if plan.group and plan.group.body_id != (plan.elects or body).pk:
        raise CannotPrepare(_("Choose seats of the body that is elected, or leave them open."))
    if plan.item and (plan.item.body_id != body.pk or (plan.gathering and plan.item.gathering_id not in (None, plan.gathering.pk))):
        raise CannotPrepare(_("That item is not on the agenda of this meeting."))


def _refuse_level(vote: Vote) -> None:
    if vote.form in NAMED and vote.level != Level.ROLL_CALL:
        raise CannotPrepare(_("Silence and consent show who objects: such a vote is a roll-call."))
    if vote.form in NAMED and vote.is_election:
        raise CannotPrepare(_("Nobody is elected by silence; choose a vote in a meeting or in writing."))


def _told(vote: Vote, without: tuple[str, ...] = ()) -> dict[str, Any]:
    return {name: getattr(vote, name) for name in TOLD if name not in without}
