"""The register of decisions: entered from a vote or by hand, with what each caused and asks for, until that is done."""

from collections.abc import Iterable
from datetime import date, datetime

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from entente import record
from entente.ballots.actions.refusals import CannotDecide
from entente.ballots.choices import Outcome
from entente.ballots.models import Decision, Vote
from entente.ballots.sharing import lock_decision
from entente.documents.models import Document
from entente.engine.signs import one_line, readable
from entente.gatherings.models import Gathering
from entente.governance.models import Body
from entente.members.models import Reference
from entente.people.models import Person


@transaction.atomic
def enter(
    body: Body,
    title: str,
    outcome: str = Outcome.TAKEN,
    *,
    text: str = "",
    vote: Vote | None = None,
    gathering: Gathering | None = None,
    papers: Iterable[Document] = (),
    marking: str = "",
    source_key: str = "",
    on: date,
    by: Person | None,
    at: datetime,
) -> Decision:
    """A decision with the next number of its body's year."""
    entry = record.open()
    title = one_line(title, 200)
    if not title:
        raise CannotDecide(_("Say in a few words what was decided."))
    last = Decision.objects.filter(body=body, year=on.year).aggregate(last=Max("serial"))["last"] or 0
    decision = Decision.objects.create(
        body=body,
        year=on.year,
        serial=last + 1,
        vote=vote,
        gathering=vote.gathering if vote else gathering,
        title=title,
        text=readable(text).strip()[:20_000],
        outcome=outcome,
        decided_on=on,
        marking=vote.marking if vote else marking or body.marking,
        source_key=source_key,
        entered_by=by,
        entered_at=at,
    )
    decision.papers.set([*papers, *(vote.item.papers.all() if vote and vote.item else [])])
    lock_decision(decision)
    entry.enter("ballots.decided", decision, by=by, after={"vote": vote.pk if vote else None, "outcome": str(outcome)})
    return decision


@transaction.atomic
def note_caused(decision: Decision, caused: Reference, *, by: Person | None, at: datetime) -> Decision:
    """A typed reference to what it brought about: an admission, a mandate, a measure, an expenditure. Said twice, it stands once."""
    entry = record.open()
    row = _held(decision)
    if caused.stored in row.caused:
        return row
    row.caused = [*row.caused, caused.stored]
    row.save(update_fields=["caused"])
    entry.enter("ballots.decision_caused", row, by=by, after={"caused": f"{caused.room}.{caused.noun}:{caused.id}"})
    return row


@transaction.atomic
def follow_up(decision: Decision, what: str, owner: Person, *, due_on: date | None = None, by: Person, at: datetime) -> Decision:
    """What has to be done because of it, by whom, until when."""
    entry = record.open()
    row = _held(decision)
    row.follow_up = one_line(what, 500)
    if not row.follow_up:
        raise CannotDecide(_("Say in a sentence what is to be done."))
    row.owner, row.due_on, row.done_at, row.done_how = owner, due_on, None, ""
    row.save(update_fields=["follow_up", "owner", "due_on", "done_at", "done_how"])
    lock_decision(row)
    entry.enter("ballots.decision_followed", row, by=by, after={"owner": str(owner), "due_on": due_on})
    return row


@transaction.atomic
def done(decision: Decision, *, how: str = "", by: Person, at: datetime) -> Decision:
    entry = record.open()
    row = _held(decision)
    if not row.follow_up or row.done_at:
        raise CannotDecide(_("Nothing is left to be done about it."))
    row.done_at, row.done_how = at, one_line(how, 500)
    row.save(update_fields=["done_at", "done_how"])
    entry.enter("ballots.decision_done", row, by=by, because=row.done_how)
    return row


def _held(decision: Decision) -> Decision:
    return Decision.objects.select_for_update(of=("self",)).select_related("body", "vote", "owner").get(pk=decision.pk)
