"""The result of an election becomes mandates, by governance's own actions."""

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
from entente.engine.seats import Sitter
from entente.governance import actions as governance
from entente.governance import terms
from entente.governance.choices import MandateRole
from entente.governance.models import Mandate
from entente.governance.queries.seats import Taking, taking
from entente.members.models import Reference
from entente.people.models import Person


@transaction.atomic
def seat(vote: Vote, *, on: date | None = None, by: Person, at: datetime) -> list[Mandate]:
    """Everybody elected sits from the term's first day in a seat of its category, or of the group that the election is for; who sat there
    before begins a new term, and makes room where its term is over."""
    entry = record.open()
    current = held(vote, VoteState.COUNTED, otherwise=CannotCount)
    if current.result.get("outcome") != Outcome.ELECTED or current.elects is None:
        raise CannotCount(_("This vote elected nobody."))
    if current.seated_at:
        raise CannotCount(_("The result became mandates already."))
    begins = on or current.term_from or current.record_on
    decision = Reference("ballots", "decision", str(current.decision.pk), str(current.decision))
    again = _of_the_elected(current)
    found = _taking(current, begins, again)
    _end([*again, *found.leaving], begins, by, at)
    seats = [
        governance.Seat(one.person, begins, one.organisation, current.role, decision, found.groups[one.pk], _term_ends(current, begins))
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


def _term_ends(vote: Vote, begins: date) -> date | None:
    """As the vote says; in a by-election with the term of the seat that it fills; else as the months of the rule, or of the seats, run."""
    if vote.term_to or (vote.vacated and vote.vacated.term_ends_on):
        return vote.term_to or (vote.vacated.term_ends_on if vote.vacated else None)
    elects = rule_as_frozen(vote).elects
    return terms.later(begins, elects.term_months) if elects and elects.term_months else None


def elected(vote: Vote) -> list[Candidacy]:
    """In order of election."""
    order = vote.result["election"]["order"]
    rows = vote.candidacies.filter(number__in=order).select_related("person", "organisation")
    return sorted(rows, key=lambda one: order.index(one.number))


def _of_the_elected(vote: Vote) -> list[Mandate]:
    people = [one.person_id for one in elected(vote)]
    return list(Mandate.objects.known().filter(body=vote.elects, person__in=people, to_on=None))


def _taking(vote: Vote, begins: date, again: list[Mandate]) -> Taking:
    """A by-election fills the very seats that it was called for."""
    assert vote.elects is not None  # noqa: S101 -- refused before
    is_substitute = vote.role == MandateRole.SUBSTITUTE
    coming = [Sitter(one.pk, None, one.organisation_id, one.member_class, one.country, is_substitute) for one in elected(vote)]
    within = vote.group or (vote.vacated.group if vote.vacated else None)
    return taking(vote.elects, coming, begins, within=within, staying=[one.pk for one in again])


def _end(mandates: list[Mandate], begins: date, by: Person, at: datetime) -> None:
    for mandate in mandates:
        try:
            governance.end(mandate, because=_("Elected anew."), on=max(begins, mandate.from_on), by=by, at=at)
        except governance.Refusal as why:
            raise CannotCount(str(why)) from why
