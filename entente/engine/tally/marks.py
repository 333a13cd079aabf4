"""Plurality, block and approval: marks are counted, most votes first, with seats kept for classes and a cap on one country's seats."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from itertools import groupby

from entente.engine.rules import Elects, Said, say
from entente.engine.tally.ballots import Ballot, Candidate
from entente.engine.tally.lots import LastResort
from entente.engine.tally.results import Drawn, Passed, Tied
from entente.engine.tally.saying import Passing


@dataclass(slots=True)
class Seating:
    """Who sits so far. A candidate takes a seat kept for its class while there is one, else one open to all."""

    elects: Elects
    seated: list[Candidate] = field(default_factory=list)
    skipped: list[tuple[Candidate, Said | None]] = field(default_factory=list)
    ties: list[Drawn] = field(default_factory=list)

    def refusal(self, candidate: Candidate) -> Said | None:
        """Why there is no seat for it now."""
        cap, country = self.elects.country_cap, candidate.country
        if cap is not None and country and sum(one.country == country for one in self.seated) >= cap:
            return say(Passing.COUNTRY, country=country, cap=cap)
        return None if self._has_seat(candidate.member_class) else say(Passing.CLASS, name=candidate.member_class)

    def _has_seat(self, name: str) -> bool:
        taken, kept = Counter(one.member_class for one in self.seated), self.elects.by_class
        if taken[name] < kept.get(name, 0):
            return True
        beyond = sum(max(0, count - kept.get(of, 0)) for of, count in taken.items())
        return beyond < self.elects.seats - sum(kept.values())

    def fits_all(self, candidates: Iterable[Candidate]) -> bool:
        """Whether all of them find a seat: then their order among each other does not matter."""
        tried = Seating(self.elects, list(self.seated))
        return all(tried.take(candidate) for candidate in candidates)

    def take(self, candidate: Candidate) -> bool:
        refusal = self.refusal(candidate)
        if refusal is None:
            self.seated.append(candidate)
        else:
            self.skipped.append((candidate, refusal))
        return refusal is None


def tallied(candidates: Iterable[Candidate], ballots: Iterable[Ballot]) -> dict[int, Fraction]:
    votes = {candidate.number: Fraction(0) for candidate in candidates}
    for ballot in ballots:
        for number in ballot.candidates:
            votes[number] += ballot.weight
    return votes


def seat(elects: Elects, candidates: Sequence[Candidate], votes: Mapping[int, Fraction], last_resort: LastResort) -> Seating:
    """Equal votes are told apart only where not all of them find a seat; whoever has no votes is not elected. Raises `Tied`."""
    seating = Seating(elects)
    ordered = sorted((one for one in candidates if votes[one.number]), key=lambda one: (-votes[one.number], one.number))
    for _votes, group in groupby(ordered, key=lambda one: votes[one.number]):
        equals = list(group)
        open_to = [one for one in equals if seating.refusal(one) is None]
        for candidate in [one for one in equals if one not in open_to]:
            seating.take(candidate)
        for candidate in open_to if seating.fits_all(open_to) else _drawn(seating, open_to, last_resort):
            seating.take(candidate)
    return seating


def passed_over(seating: Seating, votes: Mapping[int, Fraction]) -> tuple[Passed, ...]:
    """Those without a seat who had more votes than somebody with one."""
    least = min((votes[one.number] for one in seating.seated), default=Fraction(0))
    return tuple(Passed(one.number, why) for one, why in seating.skipped if why is not None and votes[one.number] > least)


def _drawn(seating: Seating, equals: list[Candidate], last_resort: LastResort) -> list[Candidate]:
    numbers = tuple(one.number for one in equals)
    if not set(numbers) <= set(last_resort.order):
        raise Tied(numbers, "who takes the last seats", 1)
    ordered = sorted(equals, key=lambda one: last_resort.order.index(one.number))
    seating.ties.append(Drawn(numbers, ordered[0].number, last_resort.by))
    return ordered
