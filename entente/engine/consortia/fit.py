"""What an organisation is worth in a seat: whole points, so that a choice is the best one or it is not.

60 for all the expertise asked for (a part of it: that share, rounded down), 10 for each project of kindred topics up to three, and 4 for
each project in which two of the consortium were together, up to three for a pair. The weights are measured in docs/method/consortia.md.
"""

from collections.abc import Collection, Mapping
from fractions import Fraction

from entente.engine.consortia.nouns import Board, Candidate, Choice, Pair, Rule, Rules, Seat

EXPERTISE, EXPERIENCE, MET, ENOUGH = 60, 10, 4, 3


def fits(seat: Seat, one: Candidate) -> bool:
    """Of a kind that may sit there, with some of the expertise."""
    return (not seat.kinds or one.kind in seat.kinds) and (not seat.wants or bool(seat.wants & one.expertise))


def points(seat: Seat, one: Candidate) -> int:
    """Of one in a seat, whoever sits in the others."""
    share = Fraction(len(seat.wants & one.expertise), len(seat.wants)) if seat.wants else Fraction(0)
    return int(EXPERTISE * share) + EXPERIENCE * min(one.experience, ENOUGH)


def bond(times: int) -> int:
    """Of two who sit together and were in so many projects together."""
    return MET * min(times, ENOUGH)


def bonds(keys: Collection[str], met: Mapping[Pair, int]) -> int:
    inside = set(keys)
    return sum(bond(times) for pair, times in met.items() if pair <= inside)


def worth(board: Board, seats: Mapping[str, str]) -> int:
    known, named = board.by_key, {seat.key: seat for seat in board.seats}
    return sum(points(named[seat], known[key]) for seat, key in seats.items()) + bonds(seats.values(), board.met)


def broken(rules: Rules, sitting: Collection[Candidate]) -> frozenset[Rule]:
    """The rules that those who sit together do not keep; shares are of the seats that are filled."""
    countries = {one.country for one in sitting} & rules.eligible
    found = {
        Rule.COUNTRIES: len(countries) < rules.countries,
        Rule.MEMBER_STATE: sum(one.country in rules.member_states for one in sitting) < rules.in_member_states,
        Rule.SMES: sum(one.is_sme for one in sitting) < needed_smes(rules, len(sitting)),
        Rule.INDEPENDENT: len({one.group for one in sitting}) < len(sitting),
    }
    return frozenset(rule for rule, is_broken in found.items() if is_broken)


def needed_smes(rules: Rules, seats: int) -> int:
    """As many SMEs as reach the share: rounded up."""
    return -int(-rules.sme_share * seats // 1)


def possible(board: Board, seat: Seat) -> list[Candidate]:
    """Who could sit there: whoever does, where the seat is taken."""
    if seat.key in board.taken:
        return [board.by_key[board.taken[seat.key]]]
    return [one for one in board.candidates if (seat.key, one.key) not in board.banned and fits(seat, one)]


def nothing(empty: tuple[str, ...], conflicts: tuple[Rule, ...] = ()) -> Choice:
    return Choice({}, 0, empty, conflicts)


def family(topic: str) -> str:
    """What kindred topics share: the parts of a code before its first number ("SU-ICT-01-2018": "SU-ICT")."""
    parts = topic.split("-")
    heads = next((parts[:place] for place, part in enumerate(parts) if part[:1].isdigit()), parts)
    return "-".join(heads)
