"""A published vote counted again, and everything in it that can be checked. The stand-alone script `tools/recount.py` checks the same."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from entente.engine.rules import Elects, Heads, Majority, Rule, Strength, Tie, restored
from entente.engine.tally.ballots import Ballot, Candidate, Choice, Vote
from entente.engine.tally.counting import Uncountable, count
from entente.engine.tally.lots import STOP, LastResort, chair, drawn_choice, lot
from entente.engine.tally.motion import count_motion
from entente.engine.tally.published import FORMAT, FRAME
from entente.engine.tally.results import Tied
from entente.engine.tally.sealed import Sealed, head
from entente.engine.tally.told import election_result, motion_result

Json = Mapping[str, Any]


class NotPublished(ValueError):
    """This is no published vote that can be read; the words say where."""


@dataclass(frozen=True, slots=True)
class Recount:
    """`problems`: everything that does not fit, in words; none means that the vote is as published. `counted`: what the count now gives."""

    ballots: int
    head: str
    counted: Mapping[str, Any] | None
    problems: tuple[str, ...]

    @property
    def is_good(self) -> bool:
        return not self.problems


def recount(said: Json, *, known_head: str = "", receipt: str = "") -> Recount:
    """`known_head`: a head noted in minutes or the record; `receipt`: one that has to be among the ballots. Raises `NotPublished`."""
    if not isinstance(said, Mapping) or said.get("format") != FORMAT:
        raise NotPublished(f"The file does not say that its format is {FORMAT!r}.")
    try:
        rule = restored(said["rule"])
        cast = tuple(_sealed(one) for one in said["ballots"])
        counted, problem = _counted(said, rule, cast)
        found = tuple(_problems(said, cast, known_head, receipt))
        differs = (problem,) if problem else tuple(_differences(said["result"], counted or {}))
        return Recount(len(cast), _head(said, cast), counted, (*found, *differs))
    except (KeyError, TypeError, ValueError, AttributeError, ArithmeticError) as lack:
        raise NotPublished(f"The published vote cannot be read: {type(lack).__name__} {lack}") from None


def _problems(said: Json, cast: tuple[Sealed, ...], known_head: str, receipt: str) -> Iterator[str]:
    receipts = [one.receipt for one in cast]
    own = _head(said, cast)
    if own != said["head"]:
        yield f"Rule, roll and ballots do not give the published head: they give {own}, {said['head']} is published."
    if known_head and known_head != said["head"]:
        yield f"The published head is {said['head']}, not {known_head} as noted elsewhere."
    if receipt and receipt not in receipts:
        yield f"No ballot has the receipt {receipt}."
    if len({one.id for one in cast}) != len(cast):
        yield "Two ballots have the same identity."
    weight = sum((one.said.weight for one in cast), start=Fraction(0))
    present, roll = Fraction(said["present"]["votes"]), Fraction(said["roll"]["votes"])
    if not weight <= present <= roll:
        yield f"{weight} votes were cast, {present} were present, {roll} are on the roll: these do not fit."


def _head(said: Json, cast: tuple[Sealed, ...]) -> str:
    return head({name: said[name] for name in FRAME}, (one.receipt for one in cast))


def _counted(said: Json, rule: Rule, cast: tuple[Sealed, ...]) -> tuple[Mapping[str, Any] | None, str]:
    try:
        if rule.elects:
            return _election(said, rule.elects, rule.tie, cast), ""
        return (_motion(said, rule.majority, rule.tie, cast) if rule.majority else None), ""
    except (Tied, Uncountable) as stopped:
        return None, str(stopped)


def _election(said: Json, elects: Elects, tie: Tie, cast: tuple[Sealed, ...]) -> Mapping[str, Any]:
    candidates = [_candidate(one) for one in said["candidates"]]
    ballots = [one.said for one in cast if isinstance(one.said, Ballot)]
    return election_result(count(elects, candidates, ballots, _resort(said, tie, candidates)))


def _motion(said: Json, majority: Majority, tie: Tie, cast: tuple[Sealed, ...]) -> Mapping[str, Any]:
    votes = [one.said for one in cast if isinstance(one.said, Vote)]
    casting = drawn_choice(said["seed"]) if tie is Tie.LOT else Choice(said["casting"]) if said["casting"] else None
    roll, present = _strength(said["roll"]), _strength(said["present"])
    return motion_result(count_motion(votes, majority, roll=roll, present=present, tie=tie, casting=casting))


def _differences(published: Json, counted: Json) -> Iterator[str]:
    for name in sorted(counted.keys() | published.keys()):
        if published.get(name) != counted.get(name):
            yield f"{name}: counted {counted.get(name)}, published {published.get(name)}."


def _sealed(one: Json) -> Sealed:
    weight = Fraction(one["weight"])
    if "choice" in one:
        return Sealed(one["id"], one["salt"], Vote(Choice(one["choice"]), weight, one.get("class", "")))
    return Sealed(one["id"], one["salt"], Ballot(tuple(map(int, one["candidates"])), weight))


def _candidate(one: Json) -> Candidate:
    said = (one.get("name", ""), one.get("class", ""), one.get("country", ""))
    return Candidate(int(one["number"]), *said, bool(one.get("withdrawn")), frozenset(one.get("groups", ())))


def _resort(said: Json, tie: Tie, candidates: list[Candidate]) -> LastResort:
    """As the rule has it; a lot is drawn again from its seed."""
    if tie is Tie.LOT:
        return lot(said["seed"], (one.number for one in candidates))
    return chair(map(int, said["chair_order"])) if tie is Tie.CHAIR else STOP


def _strength(said: Json) -> Strength:
    by_class = {name: Heads(int(members), Fraction(votes)) for name, (members, votes) in said["by_class"].items()}
    return Strength(Heads(int(said["members"]), Fraction(said["votes"])), by_class)
