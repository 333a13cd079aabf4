"""Plurality, block and approval: marks are counted, most votes first; seats kept for classes or owed to groups, caps on countries."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction

from entente.engine.rules import Elects, Said, say
from entente.engine.tally.ballots import Ballot, Candidate
from entente.engine.tally.lots import LastResort
from entente.engine.tally.results import Drawn, Passed, Tied
from entente.engine.tally.saying import Passing


@dataclass(slots=True)
class Seating:
    """Who sits so far. A candidate takes a seat kept for its class while there is one, else one open to all.

    `most`: for each group that is owed seats, how many of it stand and have votes. `refused`: why somebody could not sit, when it was its
    turn: it may still sit later, once what was owed to a group is given.
    """

    elects: Elects
    most: Mapping[str, int] = field(default_factory=dict)
    seated: list[Candidate] = field(default_factory=list)
    refused: dict[int, Said] = field(default_factory=dict)
    ties: list[Drawn] = field(default_factory=list)

    def refusal(self, candidate: Candidate) -> Said | None:
        """Why there is no seat for it now."""
        cap, country = self.elects.country_cap, candidate.country
        if cap is not None and country and sum(one.country == country for one in self.seated) >= cap:
            return say(Passing.COUNTRY, country=country, cap=cap)
        if not self._has_seat(candidate.member_class):
            return say(Passing.CLASS, name=candidate.member_class)
        owed = self._owed([*self.seated, candidate])
        if sum(owed.values()) > self.elects.seats - len(self.seated) - 1:
            return say(Passing.OWED, groups=", ".join(sorted(owed)))
        return None

    def _has_seat(self, name: str) -> bool:
        taken, kept = Counter(one.member_class for one in self.seated), self.elects.by_class
        if taken[name] < kept.get(name, 0):
            return True
        beyond = sum(max(0, count - kept.get(of, 0)) for of, count in taken.items())
        return beyond < self.elects.seats - sum(kept.values())

    def _owed(self, seated: Sequence[Candidate]) -> dict[str, int]:
        """By group, how many seats it still has to get, as far as it has candidates for them."""
        found = {}
        for name, least in self.elects.at_least.items():
            missing = min(least, self.most.get(name, 0)) - sum(name in one.groups for one in seated)
            if missing > 0:
                found[name] = missing
        return found

    def fits_all(self, candidates: Iterable[Candidate]) -> bool:
        """Whether all of them find a seat: then their order among each other does not matter."""
        tried = Seating(self.elects, self.most, list(self.seated))
        return all(tried.take(candidate) for candidate in candidates)

    def take(self, candidate: Candidate) -> bool:
        refusal = self.refusal(candidate)
        if refusal is None:
            self.seated.append(candidate)
        else:
            self.refused.setdefault(candidate.number, refusal)
        return refusal is None


def tallied(candidates: Iterable[Candidate], ballots: Iterable[Ballot]) -> dict[int, Fraction]:
    votes = {candidate.number: Fraction(0) for candidate in candidates}
    for ballot in ballots:
        for number in ballot.candidates:
            votes[number] += ballot.weight
    return votes


def seat(elects: Elects, candidates: Sequence[Candidate], votes: Mapping[int, Fraction], last_resort: LastResort) -> Seating:
    """Always next whoever has most votes of those for whom there is a seat. Equal votes are told apart only where not all of them find
    one; whoever has no votes is not elected. Raises `Tied`."""
    ordered = sorted((one for one in candidates if votes[one.number]), key=lambda one: (-votes[one.number], one.number))
    seating = Seating(elects, Counter(name for one in ordered for name in one.groups))
    while waiting := [one for one in ordered if one not in seating.seated]:
        open_to = [one for one in waiting if seating.refusal(one) is None]
        most = votes[open_to[0].number] if open_to else Fraction(0)
        for one in waiting:
            if one not in open_to and votes[one.number] >= most:
                seating.take(one)
        if not open_to:
            break
        equals = [one for one in open_to if votes[one.number] == most]
        for candidate in equals if seating.fits_all(equals) else _drawn(seating, equals, last_resort):
            seating.take(candidate)
    return seating


def passed_over(seating: Seating, candidates: Sequence[Candidate], votes: Mapping[int, Fraction]) -> tuple[Passed, ...]:
    """Those without a seat who had more votes than somebody with one."""
    least = min((votes[one.number] for one in seating.seated), default=Fraction(0))
    sits = {one.number for one in seating.seated}
    left = sorted((one.number for one in candidates if one.number not in sits), key=lambda number: (-votes[number], number))
    return tuple(Passed(number, seating.refused[number]) for number in left if number in seating.refused and votes[number] > least)


def _drawn(seating: Seating, equals: list[Candidate], last_resort: LastResort) -> list[Candidate]:
    numbers = tuple(one.number for one in equals)
    if not set(numbers) <= set(last_resort.order):
        raise Tied(numbers, "who takes the last seats", 1)
    ordered = sorted(equals, key=lambda one: last_resort.order.index(one.number))
    seating.ties.append(Drawn(numbers, ordered[0].number, last_resort.by))
    return ordered
