"""The roll: computed from the facts of the record date, frozen, hashed, explained; given up again before it opens if it was wrong."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from entente import record
from entente.ballots import checking, moments, queue
from entente.ballots.actions import telling
from entente.ballots.actions.finding import held
from entente.ballots.actions.refusals import CannotOpen
from entente.ballots.choices import CandidacyState, VoteState
from entente.ballots.facts import Electorate, electorate_for
from entente.ballots.models import RollRow, Vote
from entente.ballots.rules_of import rule_as_frozen
from entente.ballots.sharing import lock_vote
from entente.ballots.stored import kept
from entente.engine.roll import Roll, compile_roll
from entente.people.models import Person

AT_ONCE = 500


@transaction.atomic
def freeze(vote: Vote, *, by: Person, at: datetime) -> Vote:
    """From now on the roll does not move, whatever becomes of its members; candidates get their numbers by name."""
    entry = record.open()
    current = held(vote, VoteState.DRAFT, otherwise=CannotOpen)
    _refuse(checking.before_freezing(current, at))
    rule, electorate = rule_as_frozen(current), electorate_for(current)
    roll = compile_roll(rule, electorate.members, current.record_on)
    if not roll.entitled:
        raise CannotOpen(_("Nobody has a vote under this rule on the record date. Look at its electorate, and at the members' facts."))
    RollRow.objects.bulk_create(_rows(current, roll, electorate), batch_size=AT_ONCE)
    _number_candidates(current)
    current.spec, current.roll_hash, current.state = current.rule.spec, roll.digest, VoteState.FROZEN
    current.save(update_fields=["spec", "roll_hash", "state"])
    lock_vote(current)
    after = {"roll_hash": roll.digest, "voters": len(roll.entitled), "votes": str(roll.votes), "rule": str(current.rule)}
    entry.enter("ballots.roll_frozen", current, by=by, after=after | {"record_on": current.record_on})
    return current


@transaction.atomic
def thaw(vote: Vote, *, because: str, by: Person, at: datetime) -> Vote:
    """The frozen roll was wrong: it is given up, with the reason, as long as nobody could vote by it."""
    entry = record.open()
    current = held(vote, VoteState.FROZEN, otherwise=CannotOpen)
    if not because.strip():
        raise CannotOpen(_("Say in a sentence why the roll is given up."))
    current.proxies.filter(revoked_at=None).update(revoked_at=at)
    RollRow.objects.filter(vote=current).delete()
    current.candidacies.update(number=None)
    before = {"roll_hash": current.roll_hash}
    current.roll_hash, current.state, current.spec = "", VoteState.DRAFT, {}
    current.save(update_fields=["roll_hash", "state", "spec"])
    lock_vote(current)
    entry.enter("ballots.roll_thawed", current, by=by, because=because, before=before)
    return current


@transaction.atomic
def open_vote(vote: Vote, *, by: Person, at: datetime) -> Vote:
    """Once nothing on the checklist is missing: what could make it void is put right before anybody votes. Who may vote is told by mail,
    and the worker reminds and closes."""
    entry = record.open()
    current = held(vote, VoteState.FROZEN, otherwise=CannotOpen)
    current.level = checking.level_at_opening(current, at)
    _refuse(checking.before_opening(current, at))
    current.state, current.opened_at = VoteState.OPEN, at
    current.opens_at = min(current.opens_at, at)
    current.save(update_fields=["state", "opened_at", "opens_at", "level"])
    standing = [
        f"{one.number} {one.person}" for one in current.candidacies.filter(number__isnull=False).select_related("person").order_by("number")
    ]
    after = {"seed": current.seed, "roll_hash": current.roll_hash, "candidates": standing, "level": current.level}
    entry.enter("ballots.opened", current, by=by, after=after)
    telling.opened(current, by=by, at=at)
    queue.wake_at(moments.all_of(current))
    return current


def _rows(vote: Vote, roll: Roll, electorate: Electorate) -> list[RollRow]:
    rows = []
    for place, line in enumerate(roll.lines, 1):
        voter = electorate.voters[line.member]
        said = {"name": line.name, "member_class": line.member_class, "country": line.country, "group": line.group}
        rows.append(
            RollRow(
                vote=vote,
                place=place,
                organisation_id=voter.organisation,
                person_id=voter.person,
                votes=str(line.votes),
                reasons=[kept(one) for one in line.reasons],
                **said,
            )
        )
    return rows


def _number_candidates(vote: Vote) -> None:
    standing = vote.candidacies.filter(state=CandidacyState.STANDS).select_related("person").order_by("person__name_key", "pk")
    for number, candidacy in enumerate(standing, 1):
        candidacy.number = number
        candidacy.save(update_fields=["number"])


def _refuse(missing: list[checking.Point]) -> None:
    """All that is missing, in one answer."""
    if blocking := [str(one.words) for one in missing if one.blocks and not one.is_met]:
        raise CannotOpen(" ".join(blocking))
