"""The declared last resort when candidates are equal in every round."""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass

from entente.engine.tally.ballots import Choice


@dataclass(frozen=True, slots=True)
class LastResort:
    """An order of preference among candidates, fixed before the count. Empty: the count stops at a tie.

    The tied candidate that comes first is favoured: elected, transferred first, or kept. `by` is "stop", "chair" or "lot".
    """

    by: str = "stop"
    order: tuple[int, ...] = ()
    seed: str = ""


STOP = LastResort()


def chair(order: Iterable[int]) -> LastResort:
    """The chair has said whom it favours, first first; a tied candidate it did not name stops the count."""
    return LastResort("chair", tuple(order))


def lot(seed: str, candidates: Iterable[int]) -> LastResort:
    """Candidates in the order of SHA-256 of "seed:number": anybody can draw the same lot again from the seed that was recorded."""
    return LastResort("lot", tuple(sorted(candidates, key=lambda number: _drawn(seed, str(number)))), seed)


def drawn_choice(seed: str) -> Choice:
    """What the lot says of a tied motion: of "seed:for" and "seed:against" the one with the lower SHA-256."""
    return min(Choice.FOR, Choice.AGAINST, key=lambda choice: _drawn(seed, choice.value))


def _drawn(seed: str, what: str) -> str:
    return hashlib.sha256(f"{seed}:{what}".encode()).hexdigest()
