"""Who can carry together, who can stop."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations

from entente.engine.power.game import Game

LISTED = 16  # voters up to which all smallest coalitions are listed


@dataclass(frozen=True, slots=True)
class Coalition:
    """Places of voters, ascending, and their votes together."""

    voters: tuple[int, ...]
    votes: int


def smallest_winning(game: Game) -> Coalition:
    """As few as can carry: the largest first. Among voters of equal weight the earlier stand for all."""
    return _fewest(game, game.needed)


def smallest_blocking(game: Game) -> Coalition:
    """As few as can keep the rest from carrying."""
    return _fewest(game, game.can_be_blocked)


def minimal_winning(game: Game) -> tuple[Coalition, ...]:
    """All coalitions that carry, and no longer do once anybody leaves; few voters only, ValueError above `LISTED`."""
    return tuple(_minimal(game, game.needed))


def minimal_blocking(game: Game) -> tuple[Coalition, ...]:
    """All that stop, and no longer do once anybody leaves."""
    return tuple(_minimal(game, game.can_be_blocked))


def _fewest(game: Game, needed: int) -> Coalition:
    chosen, votes = list[int](), 0
    for place in sorted(range(len(game.weights)), key=lambda place: -game.weights[place]):
        if votes >= needed:
            break
        chosen.append(place)
        votes += game.weights[place]
    return Coalition(tuple(sorted(chosen)), votes)


def _minimal(game: Game, needed: int) -> Iterator[Coalition]:
    voters = [place for place, weight in enumerate(game.weights) if weight]
    if len(voters) > LISTED:
        raise ValueError(f"Smallest coalitions are listed for at most {LISTED} voters.")
    for members in range(1, len(voters) + 1):
        for chosen in combinations(voters, members):
            weights = [game.weights[place] for place in chosen]
            if needed <= sum(weights) < needed + min(weights):
                yield Coalition(chosen, sum(weights))
