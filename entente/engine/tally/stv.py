"""The single transferable vote, weighted inclusive Gregory: surpluses largest first, exclusions one at a time, every round kept."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from fractions import Fraction

from entente.engine.tally.lots import LastResort
from entente.engine.tally.results import Drawn, Event, Round
from entente.engine.tally.ties import ranked, settle
from entente.engine.tally.variants import Value, Variant

NONE, ONE = Fraction(0), Fraction(1)

Paper = tuple[tuple[int, ...], Fraction]  # what is left of a ranking behind the present candidate, and how much weight bears it
Pile = dict[Value, list[Paper]]


@dataclass(slots=True)
class Count:
    """A count under way."""

    seats: int
    variant: Variant
    last_resort: LastResort
    quota: Fraction
    votes: dict[int, Fraction]
    piles: dict[int, Pile]
    continuing: set[int]
    pending: set[int] = field(default_factory=set)
    order: list[int] = field(default_factory=list)
    rounds: list[Round] = field(default_factory=list)
    exhausted: Fraction = NONE
    truncated: Fraction = NONE

    @property
    def vacancies(self) -> int:
        return self.seats - len(self.order)

    @property
    def history(self) -> list[Mapping[int, Fraction]]:
        return [one.votes for one in self.rounds]


def stv(rankings: Mapping[tuple[int, ...], Fraction], candidates: Iterable[int], seats: int, variant: Variant, last: LastResort) -> Count:
    """`rankings`: weight by ranking, none of them empty, naming only these candidates. Raises `Tied`."""
    count = _begun(rankings, set(candidates), seats, variant, last)
    while count.vacancies and count.continuing:
        if len(count.continuing) <= count.vacancies:
            _fill(count)
        elif count.pending:
            _pass_surplus(count)
        else:
            _exclude(count)
    return count


def _begun(rankings: Mapping[tuple[int, ...], Fraction], candidates: set[int], seats: int, variant: Variant, last: LastResort) -> Count:
    total = sum(rankings.values(), start=NONE)
    votes, piles = dict.fromkeys(sorted(candidates), NONE), {number: Pile() for number in candidates}
    count = Count(seats, variant, last, variant.quota(total, seats), votes, piles, candidates)
    _hand_out(count, {ONE: list(rankings.items())}, lambda value: value)
    _close(count, Event.FIRST, None)
    return count


def _hand_out(count: Count, pile: Pile, passed_on: Callable[[Value], Value]) -> Fraction:
    """Each paper goes to its next continuing candidate at its new value; gives what all papers together are then worth."""
    handed = NONE
    for value, papers in pile.items():
        worth = passed_on(value)
        weights: dict[int | None, Fraction] = defaultdict(Fraction)
        for ranking, weight in papers:
            place = next((place for place, one in enumerate(ranking) if one in count.continuing), None)
            weights[None if place is None else ranking[place]] += weight
            if place is not None:
                count.piles[ranking[place]].setdefault(worth, []).append((ranking[place + 1 :], weight))
        for candidate, weight in weights.items():
            handed += weight * worth
            if candidate is None:
                count.exhausted += weight * worth
            else:
                count.votes[candidate] += weight * worth
    return handed


def _pass_surplus(count: Count) -> None:
    most = max(count.votes[one] for one in count.pending)
    candidate, ties = _one_of(count, [one for one in count.pending if count.votes[one] == most], favours=True)
    count.pending.discard(candidate)
    surplus = most - count.quota
    handed = _hand_out(count, count.piles.pop(candidate), lambda value: count.variant.passed_on(value, surplus, most))
    count.truncated += surplus - handed
    count.votes[candidate] = count.quota
    _close(count, Event.SURPLUS, candidate, surplus / most, ties)


def _exclude(count: Count) -> None:
    least = min(count.votes[one] for one in count.continuing)
    candidate, ties = _one_of(count, [one for one in count.continuing if count.votes[one] == least], favours=False)
    count.continuing.discard(candidate)
    _hand_out(count, count.piles.pop(candidate), lambda value: value)
    count.votes[candidate] = NONE
    _close(count, Event.EXCLUDED, candidate, ties=ties)


def _fill(count: Count) -> None:
    elected = ranked(sorted(count.continuing), count.history, count.last_resort)
    count.continuing.clear()
    count.order.extend(elected)
    _keep(count, Event.FILLED, None, elected)


def _one_of(count: Count, equal: list[int], *, favours: bool) -> tuple[int, tuple[Drawn, ...]]:
    if len(equal) == 1:
        return equal[0], ()
    purpose = "whose surplus is passed on first" if favours else "who is excluded"
    drawn = settle(equal, count.history, count.last_resort, favours=favours, purpose=purpose)
    return drawn.chosen, (drawn,)


def _close(count: Count, event: Event, candidate: int | None, factor: Fraction | None = None, ties: tuple[Drawn, ...] = ()) -> None:
    """The end of a round: whoever has reached the quota is elected."""
    reached = [one for one in sorted(count.continuing) if count.variant.reaches(count.votes[one], count.quota)]
    elected = ranked(reached, [*count.history, count.votes], count.last_resort)
    count.continuing.difference_update(elected)
    count.pending.update(one for one in elected if count.votes[one] > count.quota)
    count.order.extend(elected)
    _keep(count, event, candidate, elected, factor, ties)


def _keep(
    count: Count,
    event: Event,
    candidate: int | None,
    elected: tuple[int, ...],
    factor: Fraction | None = None,
    ties: tuple[Drawn, ...] = (),
) -> None:
    number = len(count.rounds) + 1
    count.rounds.append(
        Round(number, event, candidate, dict(count.votes), elected, count.exhausted, count.truncated, factor, ties),
    )
