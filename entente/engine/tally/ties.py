"""Ties: step back to the most recent round in which the tied differed, then the declared last resort."""

from collections.abc import Mapping, Sequence
from fractions import Fraction

from entente.engine.tally.lots import LastResort
from entente.engine.tally.results import Drawn, Tied

Votes = Mapping[int, Fraction]


def settle(tied: Sequence[int], history: Sequence[Votes], last_resort: LastResort, *, favours: bool, purpose: str) -> Drawn:
    """Which of candidates with equal votes is taken: the favoured one (a surplus), or the one favoured least (an exclusion).

    `history`: the votes at the end of every round, the present one last. Of three tied two may differ from the third in one round and
    from each other only further back: the search goes on among those that remain. Raises `Tied`.
    """
    left = tuple(sorted(tied))
    for number in range(len(history) - 1, 0, -1):
        ends = [history[number - 1][one] for one in left]
        end = max(ends) if favours else min(ends)
        left = tuple(one for one, votes in zip(left, ends, strict=True) if votes == end)
        if len(left) == 1:
            return Drawn(tuple(sorted(tied)), left[0], "step-back", number)
    if set(left) <= set(last_resort.order):
        return Drawn(tuple(sorted(tied)), (min if favours else max)(left, key=last_resort.order.index), last_resort.by)
    raise Tied(left, purpose, len(history))


def ranked(candidates: Sequence[int], history: Sequence[Votes], last_resort: LastResort) -> tuple[int, ...]:
    """Candidates elected in one round, in order: most votes first, then stepping back, then the last resort, then by number.

    Nothing but the order of naming hangs on it, so that no tie stops the count here.
    """
    places = {number: place for place, number in enumerate(last_resort.order)}

    def key(number: int) -> tuple[object, ...]:
        return (*(-votes[number] for votes in reversed(history)), places.get(number, len(places)), number)

    return tuple(sorted(candidates, key=key))
