"""The result of an election becomes mandates, by governance's own actions."""

from calendar import monthrange
from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext as _

from entente import record
from entente.ballots.actions.deciding import note_caused
from entente.ballots.actions.finding import held
from entente.ballots.actions.refusals import CannotCount
from entente.ballots.choices import Outcome, VoteState
from entente.ballots.models import Candidacy, Vote
from entente.ballots.rules_of import rule_as_frozen
from entente.governance import actions as governance
from entente.governance.models import Mandate
from entente.members.models import Reference
from entente.people.models import Person


@transaction.atomic
def seat(vote: Vote, *, on: date | None = None, by: Person, at: datetime) -> list[Mandate]:
    """Everybody elected sits from the term's first day; who sat there before begins a new term."""
    entry = record.open()
    current = held(vote, VoteState.COUNTED, otherwise=CannotCount)
    if current.result.get("outcome") != Outcome.ELECTED or current.elects is None:
        raise CannotCount(_("This vote elected nobody."))
    if current.seated_at:
        raise CannotCount(_("The result became mandates already."))
    begins = on or current.term_from or current.record_on
    decision = Reference("ballots", "decision", str(current.decision.pk), str(current.decision))
    _end_terms(current, begins, by, at)
    seats = [
        governance.Seat(one.person, begins, one.organisation, current.role, decision, term_ends_on=_term_ends(current))
        for one in elected(current)
    ]
    try:
        given = governance.give_many(current.elects, seats, by=by, at=at)
    except governance.Refusal as why:
        raise CannotCount(str(why)) from why
    for mandate in given:
        note_caused(current.decision, Reference("governance", "mandate", str(mandate.pk), str(mandate)), by=by, at=at)
    current.seated_at = at
    current.save(update_fields=["seated_at"])
    entry.enter("ballots.seated", current, by=by, after={"seats": len(given), "body": str(current.elects)})
    return given


def _term_ends(vote: Vote) -> date | None:
    """As the vote says; in a by-election with the term of the seat that it fills; else as the rule's months run."""
    if vote.term_to or (vote.vacated and vote.vacated.term_ends_on):
        return vote.term_to or (vote.vacated.term_ends_on if vote.vacated else None)
    elects, begins = rule_as_frozen(vote).elects, vote.term_from or vote.record_on
    if elects is None or elects.term_months is None:
        return None
    years, month = divmod(begins.month - 1 + elects.term_months, 12)
    last = monthrange(begins.year + years, month + 1)[1]
    return begins.replace(year=begins.year + years, month=month + 1, day=min(begins.day, last))


def elected(vote: Vote) -> list[Candidacy]:
    """In order of election."""
    order = vote.result["election"]["order"]
    rows = vote.candidacies.filter(number__in=order).select_related("person", "organisation")
    return sorted(rows, key=lambda one: order.index(one.number))


def _end_terms(vote: Vote, begins: date, by: Person, at: datetime) -> None:
    people = [one.person_id for one in elected(vote)]
    for mandate in Mandate.objects.known().filter(body=vote.elects, person__in=people, to_on=None):
        try:
            governance.end(mandate, because=_("Elected anew."), on=max(begins, mandate.from_on), by=by, at=at)
        except governance.Refusal as why:
            raise CannotCount(str(why)) from why
