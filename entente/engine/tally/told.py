"""Counts as JSON: fractions as texts such as "91/6", candidates by number."""

from collections.abc import Mapping
from fractions import Fraction
from typing import Any

from entente.engine.tally.results import Drawn, Election, Motion, Round, Test


def election_json(election: Election, *, trace: bool = False) -> dict[str, Any]:
    """`elected` ascending, `order` in order of election, `rounds` in full with `trace`, else `round_count`."""
    rounds = {"rounds": [_round(one) for one in election.rounds]} if trace else {"round_count": len(election.rounds)}
    passed_over = [{"candidate": one.candidate, "why": str(one.why)} for one in election.passed_over]
    return election_result(election) | {"method": election.method.value, "seats": election.seats, "passed_over": passed_over} | rounds


def election_result(election: Election) -> dict[str, Any]:
    """What is published and recounted: numbers only, no words, which another version might say differently."""
    return {
        "elected": list(election.elected),
        "order": list(election.order),
        "total": str(election.total),
        "blank": str(election.blank),
        "quota": None if election.quota is None else str(election.quota),
    }


def motion_json(motion: Motion) -> dict[str, Any]:
    return motion_result(motion) | {"tests": [_test(one) for one in motion.tests], "said": list(map(str, motion.said))}


def motion_result(motion: Motion) -> dict[str, Any]:
    """What is published and recounted. `is_carried` is null where the count stopped at a tie."""
    return {
        "is_carried": motion.is_carried,
        "votes_for": str(motion.votes_for),
        "votes_against": str(motion.votes_against),
        "abstentions": str(motion.abstentions),
        "not_cast": str(motion.not_cast),
        "is_tied": motion.is_tied,
        "vetoed_by": list(motion.vetoed_by),
    }


def _round(one: Round) -> dict[str, Any]:
    return {
        "round": one.number,
        "event": one.event.value,
        "candidate": one.candidate,
        "factor": None if one.factor is None else str(one.factor),
        "votes": _votes(one.votes),
        "elected": list(one.elected),
        "exhausted": str(one.exhausted),
        "truncated": str(one.truncated),
        "ties": [_drawn(tie) for tie in one.ties],
    }


def _votes(votes: Mapping[int, Fraction]) -> dict[str, str]:
    return {str(number): str(amount) for number, amount in sorted(votes.items())}


def _drawn(tie: Drawn) -> dict[str, Any]:
    return {"tied": list(tie.tied), "chosen": tie.chosen, "by": tie.by, "round": tie.round}


def _test(one: Test) -> dict[str, Any]:
    needs = {"share": str(one.needs.share), "is_strict": one.needs.is_strict}
    name = {"class": one.name} if one.name else {}
    return {"what": one.what, "part": str(one.part), "base": str(one.base), **needs, "is_met": one.is_met} | name
