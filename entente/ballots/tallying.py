"""The count of a vote, from its rows through the engine to what is kept and what is published."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from entente.ballots import presence
from entente.ballots.cast_on import candidates_of, cast_on, roll_of
from entente.ballots.choices import Form
from entente.ballots.models import RollRow, Vote
from entente.ballots.rules_of import rule_counted
from entente.ballots.situations import situation_of
from entente.ballots.stored import plain
from entente.engine.roll import Roll
from entente.engine.rules import Rule, Strength, Tie
from entente.engine.rules.quorum import attendance
from entente.engine.tally import STOP, Ballot, Candidate, Choice, Election, LastResort, Motion, chair, count, count_motion, lot
from entente.engine.tally import Vote as Cast
from entente.engine.tally.lots import drawn_choice
from entente.engine.tally.published import published_ballots, published_election, published_motion
from entente.engine.tally.sealed import Sealed


@dataclass(frozen=True, slots=True)
class Word:
    """What breaks a tie where the rule leaves it to the chair: a choice, or candidates in order of preference."""

    choice: str = ""
    order: tuple[int, ...] = ()


NO_WORD = Word()


@dataclass(frozen=True, slots=True)
class Box:
    """Everything that a count takes."""

    vote: Vote
    rule: Rule
    roll: Roll
    present: Strength
    candidates: list[Candidate]
    cast: list[Sealed]


def box_of(vote: Vote, rows: list[RollRow], at: datetime, rule: Rule | None = None) -> Box:
    """Under the frozen rule or, on a dry run, another."""
    rule = rule_counted(vote, rule)
    present = presence.whole(rows) if vote.form == Form.SILENCE else presence.there(vote, rows, at).all(rows)
    cast = cast_on(vote, rows, counts_classes=counts_classes(rule))
    return Box(vote, rule, roll_of(vote, rows, rule), present, candidates_of(vote) if vote.is_election else [], cast)


def counts_classes(rule: Rule) -> bool:
    """Whether the count needs to know of which class a ballot is: then, and only then, it carries it."""
    return rule.majority is not None and bool(rule.majority.per_class or rule.majority.veto)


def counted(box: Box, rows: list[RollRow], at: datetime, word: Word = NO_WORD) -> tuple[dict[str, Any], dict[str, Any]]:
    """What is kept, with every round and sentence, and what is published. Raises the engine's `Tied` and `Uncountable`."""
    asked = list(attendance(box.rule.quorum, situation_of(box.vote, rows, at))) if box.rule.quorum else []
    kept = {
        "quorum": all(one.is_enough for one in asked),
        "attendance": [plain(one) | {"is_enough": one.is_enough} for one in asked],
        "roll": _strength(box.roll.strength),
        "present": _strength(box.present),
        "cast": len(box.cast),
    }
    if box.rule.elects is not None:
        resort = last_resort(box, word)
        election = _election(box, resort)
        told = published_election(box.vote.title, box.roll, box.present, box.candidates, box.cast, election, resort)
        return kept | {"election": plain(election)}, told
    casting = _casting(box, word)
    motion = _motion(box, casting)
    told = published_motion(box.vote.title, box.roll, box.present, box.cast, motion, casting, box.vote.seed)
    return kept | {"motion": told_motion(motion)}, told


def told_motion(motion: Motion) -> dict[str, Any]:
    tests = [plain(one) | {"is_met": one.is_met} for one in motion.tests]
    kept: dict[str, Any] = plain(motion) | {"tests": tests}
    return kept


def closed(box: Box) -> dict[str, Any]:
    """What is published at the close: ballots and head, without a result."""
    return published_ballots(box.vote.title, box.roll, box.present, box.candidates, box.cast, box.vote.seed)


def _election(box: Box, resort: LastResort) -> Election:
    elects = box.rule.elects
    assert elects is not None  # noqa: S101 -- asked before
    return count(elects, box.candidates, [one.said for one in box.cast if isinstance(one.said, Ballot)], resort)


def _motion(box: Box, casting: Choice | None) -> Motion:
    majority = box.rule.majority
    assert majority is not None  # noqa: S101 -- a rule without an election has one
    votes = [one.said for one in box.cast if isinstance(one.said, Cast)]
    return count_motion(votes, majority, roll=box.roll.strength, present=box.present, tie=box.rule.tie, casting=casting)


def last_resort(box: Box, word: Word) -> LastResort:
    if box.rule.tie is Tie.LOT:
        return lot(box.vote.seed, [one.number for one in box.candidates])
    return chair(word.order) if box.rule.tie is Tie.CHAIR and word.order else STOP


def _casting(box: Box, word: Word) -> Choice | None:
    if box.rule.tie is Tie.LOT:
        return drawn_choice(box.vote.seed)
    return Choice(word.choice) if word.choice else None


def _strength(found: Strength) -> dict[str, Any]:
    return {"members": found.whole.members, "votes": str(found.whole.votes)}
