"""The hand-off to Belenios: the roll goes out, the result comes back with its archive, which stays attached."""

import hashlib
from datetime import datetime
from fractions import Fraction

from django.db import transaction
from django.utils.translation import gettext as _

from entente import record
from entente.ballots import belenios, presence, tallying
from entente.ballots.actions.counting import outcome_of, settle
from entente.ballots.actions.finding import held
from entente.ballots.actions.refusals import CannotCount, CannotOpen
from entente.ballots.belenios import NotAnArchive, Tallied
from entente.ballots.choices import Level, Outcome, VoteState
from entente.ballots.models import RollRow, Vote
from entente.ballots.situations import rows_of
from entente.ballots.stored import plain
from entente.engine import tally as engine
from entente.engine.rules import Heads, Rule, Strength
from entente.engine.tally import Choice, Tied
from entente.files.models import Upload
from entente.people.models import Person


@transaction.atomic
def hand_off(vote: Vote, *, by: Person, at: datetime) -> str:
    """The voters with their weights, as Belenios takes them; entered in the record, since it leaves the house."""
    entry = record.open()
    current = held(vote, VoteState.FROZEN, VoteState.OPEN, otherwise=CannotOpen)
    if current.level != Level.CRYPTOGRAPHIC:
        raise CannotOpen(_("This vote is cast here; Belenios is another level of secrecy."))
    rows = rows_of(current)
    entry.enter("ballots.handed_off", current, by=by, after={"voters": sum(row.is_entitled for row in rows)})
    return belenios.voters(rows, belenios.addresses_of(rows))


@transaction.atomic
def import_result(vote: Vote, archive: bytes, upload: Upload, *, by: Person, at: datetime) -> Vote:
    """Counted by the frozen rule from Belenios' sums. Its proofs are verified with its own tool; the archive stays here for that."""
    entry = record.open()
    current = held(vote, VoteState.CLOSED, otherwise=CannotCount)
    if current.level != Level.CRYPTOGRAPHIC:
        raise CannotCount(_("This vote was cast here and is counted here."))
    rows, digest = rows_of(current), hashlib.sha256(archive).hexdigest()
    try:
        tallied = belenios.read(archive, _answers(current))
    except NotAnArchive as why:
        raise CannotCount(str(why)) from why
    current.archive, current.head = upload, digest
    current.published = {"format": "belenios", "archive": upload.name, "sha256": digest}
    current.save(update_fields=["archive", "head", "published"])
    entry.enter("ballots.result_imported", current, by=by, after={"archive": upload.name, "digest": digest})
    return _settled(current, rows, tallied, by, at)


def _answers(vote: Vote) -> int:
    return vote.candidacies.filter(number__isnull=False).count() if vote.is_election else len(Choice)


def _settled(vote: Vote, rows: list[RollRow], tallied: Tallied, by: Person, at: datetime) -> Vote:
    box = tallying.box_of(vote, rows, at)
    sums = belenios.exact(tallied.answers, belenios.scale_of(rows))
    roll = presence.whole(rows)
    cast = sum(sums, start=Fraction(0))
    if not vote.is_election and cast > roll.whole.votes:
        raise CannotCount(
            _("The archive holds %(cast)s votes, the roll %(roll)s: this is another election.") % {"cast": cast, "roll": roll.whole.votes}
        )
    present = Strength(Heads(tallied.ballots or 0, min(cast, roll.whole.votes)))
    try:
        result = _counted(box, box.rule, sums, roll, present)
    except Tied as tied:
        return settle(vote, {"tied": list(tied.tied), "words": str(tied)}, Outcome.TIED, by=by, at=at)
    except (engine.Uncountable, ValueError) as why:
        raise CannotCount(str(why)) from why
    return settle(vote, result, outcome_of(result), by=by, at=at)


def _counted(box: tallying.Box, rule: Rule, sums: list[Fraction], roll: Strength, present: Strength) -> dict[str, object]:
    said: dict[str, object] = {"quorum": True, "attendance": [], "cast": present.whole.members}
    if rule.elects is not None:
        marks = [engine.Ballot((one.number,), votes) for one, votes in zip(box.candidates, sums, strict=True) if votes]
        return said | {"election": plain(engine.count(rule.elects, box.candidates, marks, tallying.last_resort(box, tallying.NO_WORD)))}
    votes = [engine.Vote(choice, weight) for choice, weight in zip(Choice, sums, strict=True) if weight]
    majority = rule.majority
    assert majority is not None  # noqa: S101 -- a rule without an election has one
    motion = engine.count_motion(votes, majority, roll=roll, present=present, tie=rule.tie)
    return said | {"motion": tallying.told_motion(motion)}
