"""The ballots of a vote as the engine takes them: each sealed with its number and salt, and without its voter."""

import hashlib
import json
from collections.abc import Iterable, Iterator
from fractions import Fraction

from entente.ballots.choices import CandidacyState, Form, Level
from entente.ballots.models import Ballot, Candidacy, NamedBallot, RollRow, Vote
from entente.engine import tally as engine
from entente.engine.roll import Roll, RollLine
from entente.engine.rules import Rule
from entente.engine.tally import Candidate, Choice
from entente.engine.tally.sealed import Sealed


def sealed(number: str, salt: str, body: str, votes: Fraction, member_class: str = "") -> list[Sealed]:
    """One ballot; a split one as its parts, each under a number of its own that only its voter can derive."""
    said = json.loads(body)
    if "candidates" in said:
        return [Sealed(number, salt, engine.Ballot(tuple(said["candidates"]), votes))]
    if "choice" in said:
        return [Sealed(number, salt, engine.Vote(Choice(said["choice"]), votes, member_class))]
    parts = said["split"].items()
    return [
        Sealed(_derived(f"{number}:{salt}:{choice}"), salt, engine.Vote(Choice(choice), Fraction(part), member_class))
        for choice, part in parts
    ]


def cast_on(vote: Vote, rows: Iterable[RollRow], *, counts_classes: bool) -> list[Sealed]:
    """All of them; where silence agrees, those who stayed silent are for it."""
    if vote.level == Level.SEPARATED:
        return [one for ballot in Ballot.objects.filter(vote=vote) for one in _secret(ballot)]
    named = {ballot.row_id: ballot for ballot in NamedBallot.objects.filter(row__vote=vote)}
    found = []
    for row in rows:
        of_class = row.member_class if counts_classes else ""
        if (ballot := named.get(row.pk)) and row.is_entitled:
            found += sealed(ballot.number, ballot.salt, ballot.body, row.weight, of_class)
        elif vote.form == Form.SILENCE and row.is_entitled:
            found.append(_silent(vote, row, of_class))
    return found


def candidates_of(vote: Vote) -> list[Candidate]:
    rows = vote.candidacies.filter(number__isnull=False).select_related("person").order_by("number")
    return [_candidate(row) for row in rows]


def _candidate(row: Candidacy) -> Candidate:
    is_out = row.state != CandidacyState.STANDS
    return Candidate(row.number or 0, row.person.name, row.member_class, row.country, is_out, frozenset(row.groups))


def roll_of(vote: Vote, rows: Iterable[RollRow], rule: Rule) -> Roll:
    """The frozen roll with its frozen digest, beside the rule by which this vote is counted."""
    lines = (
        RollLine(row.organisation_id or row.person_id or 0, row.name, row.member_class, row.country, row.group, row.weight, ())
        for row in rows
    )
    return Roll(vote.record_on, rule, tuple(lines), vote.roll_hash)


def _secret(ballot: Ballot) -> Iterator[Sealed]:
    yield from sealed(ballot.number, ballot.salt, ballot.body, ballot.weight, ballot.member_class)


def _silent(vote: Vote, row: RollRow, member_class: str) -> Sealed:
    number = _derived(f"silent:{vote.pk}:{row.place}")
    return Sealed(number, "0" * 32, engine.Vote(Choice.FOR, row.weight, member_class))


def _derived(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:32]
