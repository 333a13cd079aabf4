"""Memoranda: drawn up, signed, what each side owes, renewed or ended with what came of them."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext as _

from entente import record
from entente.dialogue.actions.finding import line, reason, text, told, written
from entente.dialogue.actions.refusals import CannotKeep
from entente.dialogue.choices import MemorandumState, Whose
from entente.dialogue.models import Counterpart, Memorandum, Obligation
from entente.people.models import Person

S = MemorandumState
FACTS = ("state", "signed_on", "ends_on", "renew_by")


@dataclass(frozen=True, slots=True)
class MemorandumFacts:
    title: str
    keeper: Person
    text: str = ""
    signed_on: date | None = None
    ends_on: date | None = None
    renew_by: date | None = None


@transaction.atomic
def put_memorandum(
    counterpart: Counterpart,
    facts: MemorandumFacts,
    *,
    memorandum: Memorandum | None = None,
    because: str = "",
    by: Person,
    at: datetime,
) -> Memorandum:
    """Once it has the day on which it was signed, it is in force."""
    entry = record.open()
    row = _live(memorandum) if memorandum else Memorandum(counterpart=counterpart)
    why = reason(because) if memorandum else ""
    _fill(row, facts)
    verb = "dialogue.memorandum_changed" if memorandum else "dialogue.memorandum_put"
    entry.enter(verb, row, by=by, because=why, after=told(row, *FACTS))
    return row


@transaction.atomic
def renew(memorandum: Memorandum, facts: MemorandumFacts, *, came_of: str, by: Person, at: datetime) -> Memorandum:
    """Another one takes its place; what came of the first is kept with it, and what is still owed goes on."""
    entry = record.open()
    row = _live(memorandum)
    if row.state != S.FORCE or facts.signed_on is None:
        raise CannotKeep(_("Only one in force is renewed, by one that is signed: give the day."))
    written(row, state=S.RENEWED, came_of=_outcome(came_of))
    new = Memorandum(counterpart=row.counterpart, follows=row)
    _fill(new, facts)
    row.obligations.filter(done_on=None).update(memorandum=new)
    entry.enter("dialogue.memorandum_renewed", new, by=by, before=told(row, *FACTS), after=told(new, *FACTS))
    return new


@transaction.atomic
def end_memorandum(memorandum: Memorandum, *, on: date, came_of: str, by: Person, at: datetime) -> Memorandum:
    entry = record.open()
    row = _live(memorandum)
    if row.state != S.FORCE:
        raise CannotKeep(_("It was never signed; write down another wording, or leave it."))
    if row.signed_on and on <= row.signed_on:
        raise CannotKeep(_("It ends after the day on which it was signed."))
    written(row, state=S.ENDED, ends_on=on, came_of=_outcome(came_of))
    entry.enter("dialogue.memorandum_ended", row, by=by, after=told(row, *FACTS))
    return row


@transaction.atomic
def owe(memorandum: Memorandum, whose: str, words: str, *, due_on: date | None, by: Person, at: datetime) -> Obligation:
    entry = record.open()
    row = _live(memorandum)
    if whose not in Whose.values:
        raise CannotKeep(_("Say whose obligation it is."))
    owed = Obligation.objects.create(memorandum=row, whose=whose, text=line(words, 500, _("Say what is to be done.")), due_on=due_on)
    entry.enter("dialogue.owed", row, by=by, after=told(owed, "whose", "text", "due_on"))
    return owed


@transaction.atomic
def fulfil(obligation: Obligation, *, on: date, how: str, by: Person, at: datetime) -> Obligation:
    entry = record.open()
    row = Obligation.objects.select_for_update(of=("self",)).select_related("memorandum").get(pk=obligation.pk)
    if row.done_on:
        raise CannotKeep(_("It was done already."))
    written(row, done_on=on, how=line(how, 500, _("Say how it was done, or what one sees of it.")))
    entry.enter("dialogue.fulfilled", row.memorandum, by=by, after=told(row, "text", "done_on", "how"))
    return row


def _live(memorandum: Memorandum) -> Memorandum:
    row = Memorandum.objects.select_for_update(of=("self",)).select_related("counterpart", "keeper").get(pk=memorandum.pk)
    if row.state in (S.RENEWED, S.ENDED):
        raise CannotKeep(_("“%(title)s” is over; it stays as it is.") % {"title": row})
    return row


def _fill(row: Memorandum, facts: MemorandumFacts) -> None:
    signed, ends = facts.signed_on or row.signed_on, facts.ends_on
    if ends and signed and ends <= signed:
        raise CannotKeep(_("It ends after the day on which it was signed."))
    if ends and facts.renew_by and facts.renew_by > ends:
        raise CannotKeep(_("Its renewal is decided before it ends."))
    written(
        row,
        title=line(facts.title, 200, _("Give it a title.")),
        text=text(facts.text, 4000),
        signed_on=signed,
        ends_on=ends,
        renew_by=facts.renew_by,
        keeper=facts.keeper,
        state=S.FORCE if signed else S.DRAFT,
    )


def _outcome(came_of: str) -> str:
    if said := text(came_of, 2000):
        return said
    raise CannotKeep(_("Say what came of it."))
