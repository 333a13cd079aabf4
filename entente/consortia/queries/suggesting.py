"""The best consortium for a board, with the reasons for each seat."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction

from entente.consortia.choices import InvitationState
from entente.consortia.models import Board, Invitation, Role
from entente.consortia.queries.candidates import Known, candidates
from entente.engine import consortia as engine
from entente.members.models import Organisation
from entente.vocabulary.choices import CountryGroup
from entente.vocabulary.queries import eligible_groups

CLOSE = 40  # organisations weighed for one seat, and a few more


@dataclass(frozen=True, slots=True)
class Line:
    """One seat: who is suggested or sits there, and why; without an organisation nobody known fits."""

    role: Role
    organisation: Organisation | None
    why: engine.Why | None
    met: Sequence[tuple[Organisation, int]] = ()
    instead: Organisation | None = None
    asked: Invitation | None = None


@dataclass(frozen=True, slots=True)
class Suggestion:
    """`weighed`: organisations that fit a free seat, among which the choice is the best; `conflicts`: see `engine.Choice`."""

    lines: Sequence[Line]
    points: int
    weighed: int
    conflicts: tuple[engine.Rule, ...]
    day: date


def rules_of(board: Board, day: date) -> engine.Rules:
    groups = eligible_groups(day)
    everywhere = frozenset[str]().union(groups[CountryGroup.EU], groups[CountryGroup.ASSOCIATED])
    share = Fraction(board.sme_share, 100)
    return engine.Rules(everywhere, groups[CountryGroup.EU], board.countries, board.in_member_states, share)


def roles_of(board: Board) -> list[Role]:
    """Two queries."""
    return list(board.roles.select_related("holder__country").prefetch_related("expertise").order_by("position"))


def suggest(board: Board, day: date) -> Suggestion:
    """Who was asked and has not answered is taken to say yes; who said no to a role is not suggested for it again."""
    roles = roles_of(board)
    asked, declined = _asked(board)
    taken = {role.pk: role.holder_id or asked[role.pk].organisation_id for role in roles if role.holder_id or role.pk in asked}
    known = candidates(board, roles, sorted(set(taken.values())), day)
    made = _board(board, roles, taken, known, declined, day)
    choice = engine.choose(made)
    whys = {why.seat: why for why in engine.explain(made, choice)}
    lines = [_line(role, whys.get(str(role.pk)), known.organisations, asked.get(role.pk)) for role in roles]
    free = [seat for seat in made.seats if seat.key not in made.taken]
    weighed = {one.key for seat in free for one in engine.possible(made, seat)} - set(made.taken.values())
    return Suggestion(lines, choice.points, len(weighed), choice.conflicts, day)


def _asked(board: Board) -> tuple[dict[int, Invitation], set[tuple[int, int]]]:
    """By role the invitation that waits for an answer, the oldest; and who said no to which. One query."""
    rows = Invitation.objects.filter(role__board=board).select_related("organisation").order_by("-pk")
    waiting = {row.role_id: row for row in rows if row.state == InvitationState.OPEN}
    return waiting, {(row.role_id, row.organisation_id) for row in rows if row.state == InvitationState.DECLINED}


def _board(
    board: Board, roles: Sequence[Role], taken: Mapping[int, int], known: Known, declined: set[tuple[int, int]], day: date
) -> engine.Board:
    seats = tuple(
        engine.Seat(str(role.pk), frozenset(one.code for one in role.expertise.all()), frozenset([role.kind] if role.kind else ()))
        for role in roles
    )
    banned = {(str(role), str(organisation)) for role, organisation in declined}
    sitting = {str(role): str(organisation) for role, organisation in taken.items()}
    made = engine.Board(seats, known.candidates, rules_of(board, day), sitting, known.met, frozenset(banned))
    return _weighed(made)


def _weighed(made: engine.Board) -> engine.Board:
    """With the likeliest of each free seat, by their own points and those for having met who sits already: the forty best, and so that
    no rule fails for want of a candidate the best two of each country and the best five SMEs."""
    sitting = set(made.taken.values())

    def score(seat: engine.Seat, one: engine.Candidate) -> int:
        return engine.points(seat, one) + sum(engine.bond(made.met.get(frozenset([one.key, other]), 0)) for other in sitting)

    kept = set(sitting)
    for seat in made.seats:
        if seat.key not in made.taken:
            able = [one for one in engine.possible(made, seat) if one.key not in sitting and score(seat, one)]
            kept |= _likeliest(sorted(able, key=lambda one: (-score(seat, one), int(one.key))))
    return replace(made, candidates=tuple(one for one in made.candidates if one.key in kept))


def _likeliest(ranked: Sequence[engine.Candidate]) -> set[str]:
    by_country: dict[str, list[str]] = defaultdict(list)
    for one in ranked:
        by_country[one.country].append(one.key)
    smes = [one.key for one in ranked if one.is_sme][:5]
    return {one.key for one in ranked[:CLOSE]}.union(smes, *(keys[:2] for keys in by_country.values()))


def _line(role: Role, why: engine.Why | None, known: Mapping[int, Organisation], asked: Invitation | None) -> Line:
    if why is None:
        return Line(role, role.holder, None, asked=asked)
    met = [(known[int(key)], times) for key, times in why.met]
    instead = known[int(why.instead.candidate)] if why.instead else None
    return Line(role, known[int(why.candidate)], why, met, instead, asked)
