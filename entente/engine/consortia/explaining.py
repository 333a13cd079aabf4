"""Why each sits where it sits: what it brings, whom it knows, which rule hangs on it, and who would sit there instead."""

from dataclasses import dataclass, replace

from entente.engine.consortia.choosing import choose
from entente.engine.consortia.fit import broken, points
from entente.engine.consortia.nouns import Board, Candidate, Choice, Rule


@dataclass(frozen=True, slots=True)
class Instead:
    """Who would sit there if the chosen one did not, and how many points the best such consortium has less."""

    candidate: str
    less: int


@dataclass(frozen=True, slots=True)
class Why:
    """`points`: of the one in its seat; `met`: with whom of the consortium it was in how many projects; `holds`: the rules that break
    if it leaves and its seat stays empty. `instead` is None where nobody else can sit there under the rules, or the seat is taken."""

    seat: str
    candidate: str
    is_taken: bool
    points: int
    covers: frozenset[str]
    misses: frozenset[str]
    experience: int
    met: tuple[tuple[str, int], ...]
    holds: frozenset[Rule]
    instead: Instead | None


def explain(board: Board, choice: Choice) -> list[Why]:
    """In the order of the seats; one more choice for each seat that is not taken."""
    sitting = {seat: board.by_key[key] for seat, key in choice.seats.items()}
    return [_why(board, choice, sitting, seat.key) for seat in board.seats if seat.key in sitting]


def _why(board: Board, choice: Choice, sitting: dict[str, Candidate], key: str) -> Why:
    seat, one = next(seat for seat in board.seats if seat.key == key), sitting[key]
    is_taken = key in board.taken
    others = [other.key for other in sitting.values() if other.key != one.key]
    met = [(other, board.met.get(frozenset([one.key, other]), 0)) for other in others]
    return Why(
        seat=key,
        candidate=one.key,
        is_taken=is_taken,
        points=points(seat, one),
        covers=seat.wants & one.expertise,
        misses=seat.wants - one.expertise,
        experience=one.experience,
        met=tuple(sorted(((other, times) for other, times in met if times), key=lambda pair: (-pair[1], pair[0]))),
        holds=_holds(board, sitting, key),
        instead=None if is_taken else _instead(board, choice, key),
    )


def _holds(board: Board, sitting: dict[str, Candidate], key: str) -> frozenset[Rule]:
    rest = [one for seat, one in sitting.items() if seat != key]
    return broken(board.rules, rest) - broken(board.rules, list(sitting.values()))


def _instead(board: Board, choice: Choice, key: str) -> Instead | None:
    other = choose(replace(board, banned=board.banned | {(key, choice.seats[key])}))
    return Instead(other.seats[key], choice.points - other.points) if key in other.seats else None
