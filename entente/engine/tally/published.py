"""A vote as it is published at its close: rule, roll, all ballots without voters, head, result.

The format is "entente-vote/1", described in `docs/how-to/recount.md`.
"""

from collections.abc import Iterable
from typing import Any

from entente.engine.roll import Roll
from entente.engine.rules import Strength, stored
from entente.engine.tally.ballots import Candidate, Choice
from entente.engine.tally.lots import STOP, LastResort
from entente.engine.tally.results import Election, Motion
from entente.engine.tally.sealed import Sealed, head
from entente.engine.tally.told import election_result, motion_result

FORMAT = "entente-vote/1"
FRAME = ("format", "title", "rule", "roll", "present", "candidates", "seed")  # what the head binds beside the ballots


def published_ballots(
    title: str, roll: Roll, present: Strength, candidates: Iterable[Candidate], cast: Iterable[Sealed], seed: str = ""
) -> dict[str, Any]:
    """What is published at the close, before it is counted: the same head, without a result."""
    frame = _frame(title, roll, present) | {"candidates": [_candidate(one) for one in candidates], "seed": seed}
    return frame | _ballots(frame, cast)


def published_election(
    title: str,
    roll: Roll,
    present: Strength,
    candidates: Iterable[Candidate],
    cast: Iterable[Sealed],
    election: Election,
    last_resort: LastResort = STOP,
) -> dict[str, Any]:
    """JSON-able. The seed of a lot is bound by the head; the order in which the chair favours candidates is said after it, and is not."""
    frame = _frame(title, roll, present) | {"candidates": [_candidate(one) for one in candidates], "seed": last_resort.seed}
    order = list(last_resort.order) if last_resort.by == "chair" else []
    return frame | _ballots(frame, cast) | {"chair_order": order, "result": election_result(election)}


def published_motion(
    title: str,
    roll: Roll,
    present: Strength,
    cast: Iterable[Sealed],
    motion: Motion,
    casting: Choice | None = None,
    seed: str = "",
) -> dict[str, Any]:
    """`casting`: what the chair decided at a tie; a lot is drawn from the seed."""
    frame = _frame(title, roll, present) | {"candidates": [], "seed": seed}
    return frame | _ballots(frame, cast) | {"casting": casting and casting.value, "result": motion_result(motion)}


def _frame(title: str, roll: Roll, present: Strength) -> dict[str, Any]:
    on_roll = {"on": roll.on.isoformat(), "digest": roll.digest} | _strength(roll.strength)
    return {"format": FORMAT, "title": title, "rule": stored(roll.rule), "roll": on_roll, "present": _strength(present)}


def _ballots(frame: dict[str, Any], cast: Iterable[Sealed]) -> dict[str, Any]:
    """In the order of their receipts, which tells nothing of when they came."""
    ballots = sorted(cast, key=lambda one: one.receipt)
    return {"ballots": [one.published for one in ballots], "head": head(frame, (one.receipt for one in ballots))}


def _strength(strength: Strength) -> dict[str, Any]:
    """Heads and votes, in all and by class."""
    by_class = {name: [heads.members, str(heads.votes)] for name, heads in sorted(strength.by_class.items())}
    return {"members": strength.whole.members, "votes": str(strength.whole.votes), "by_class": by_class}


def _candidate(one: Candidate) -> dict[str, Any]:
    said: dict[str, Any] = {
        "number": one.number,
        "name": one.name,
        "class": one.member_class,
        "country": one.country,
        "withdrawn": one.is_withdrawn,
    }
    said["groups"] = sorted(one.groups)
    return {name: value for name, value in said.items() if value not in ("", False, [])}
