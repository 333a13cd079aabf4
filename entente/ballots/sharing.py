"""Who may see a vote and what was decided: the body's people, and, once the roll is frozen, everybody on it."""

from collections.abc import Iterable

from entente.ballots.facts import is_of_organisations
from entente.ballots.models import Decision, RollRow, Vote
from entente.documents.home import Recipients
from entente.engine import marking
from entente.engine.marking import Marking
from entente.governance import homes
from entente.governance.models import Body
from entente.members.queries import members_on
from entente.search.actions import mark, put

VOTE = "ballots.vote"
DECISION = "ballots.decision"


def lock_vote(vote: Vote) -> None:
    mark(VOTE, vote.pk, marking.lock(_given(vote.body, [vote.drafted_by_id], vote).shared(Marking(vote.marking))))
    put(VOTE, [(vote.pk, f"{vote.title}\n{vote.text}")])


def lock_decision(decision: Decision) -> None:
    people = [decision.entered_by_id, decision.owner_id]
    mark(DECISION, decision.pk, marking.lock(_given(decision.body, people, decision.vote).shared(Marking(decision.marking))))
    put(DECISION, [(decision.pk, "\n".join([decision.title, decision.number, decision.text, decision.follow_up]))])


def _announced_to(vote: Vote) -> set[int]:
    """Before there is a roll: the members of an assembly; the people of other bodies see it through their seats."""
    if vote.called_at is None or not is_of_organisations(vote.body):
        return set()
    return set(members_on(vote.record_on).values_list("pk", flat=True))


def _given(body: Body, persons: Iterable[int | None], vote: Vote | None) -> Recipients:
    rows = list(RollRow.objects.filter(vote=vote).values_list("organisation_id", "person_id")) if vote else []
    asked = _announced_to(vote) if vote and not rows else set()
    on_roll = Recipients.of(
        organisations=asked | {organisation for organisation, person in rows if organisation and not person},
        persons={person for _organisation, person in rows if person},
    )
    named = Recipients.of(persons={one for one in persons if one is not None})
    return homes.home(body).shared_with | on_roll | named
