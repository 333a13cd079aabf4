"""Who is meant, and why."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import reduce

from entente.engine.audience.expression import EVERYONE, Both, Either, Everyone, Except, Expression, Name, Named

NOBODY: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class World:
    """Who is in which named set at one moment; each set is a part of everyone."""

    named: Mapping[Name, frozenset[int]]
    everyone: frozenset[int] = field(default=NOBODY)


def people(expression: Expression, world: World) -> frozenset[int]:
    """Whom an expression means."""
    return _people(_inward(expression), world)


def reasons(expression: Expression, world: World) -> dict[int, tuple[Name, ...]]:
    """For everyone meant, the named sets that put the person in. Being left out of a set is not a reason: it is nobody's own."""
    found: defaultdict[int, set[Name]] = defaultdict(set)
    pushed = _inward(expression)
    meant = _people(pushed, world)
    _collect(pushed, world, meant, found)
    return {person: tuple(sorted(found[person])) for person in meant}


def needs_everyone(expression: Expression) -> bool:
    """Whether one has to know all people there are; `not` beside something positive only takes away from it."""
    return _needs(_inward(expression))


def _people(pushed: Expression, world: World) -> frozenset[int]:
    match pushed:
        case Everyone():
            return world.everyone
        case Named():
            return NOBODY.union(*(world.named[name] for name in pushed.names))
        case Either(parts):
            return NOBODY.union(*(_people(part, world) for part in parts))
        case Except(part):
            return world.everyone - _people(part, world)
        case Both(parts):
            wanted = [_people(part, world) for part in parts if not isinstance(part, Except)] or [world.everyone]
            unwanted = (_people(part.part, world) for part in parts if isinstance(part, Except))
            return reduce(frozenset.intersection, wanted).difference(*unwanted)


def _collect(pushed: Expression, world: World, meant: frozenset[int], found: dict[int, set[Name]]) -> None:
    match pushed:
        case Everyone():
            _put([EVERYONE], {EVERYONE: meant}, meant, found)
        case Named():
            _put(pushed.names, world.named, meant, found)
        case Both(parts):
            for part in parts:
                _collect(part, world, meant, found)
        case Either(parts):
            for part in parts:
                _collect(part, world, meant & _people(part, world), found)


def _put(
    names: "list[Name] | tuple[Name, ...]", sets: Mapping[Name, frozenset[int]], meant: frozenset[int], found: dict[int, set[Name]]
) -> None:
    for name in names:
        for person in meant & sets[name]:
            found[person].add(name)


def _inward(expression: Expression, *, denied: bool = False) -> Expression:
    """The same audience with `not` only before named sets, and nobody denied twice: De Morgan, written down."""
    match expression:
        case Except(part):
            return _inward(part, denied=not denied)
        case Both(parts) | Either(parts):
            turned = tuple(_inward(part, denied=denied) for part in parts)
            return Both(turned) if isinstance(expression, Both) != denied else Either(turned)
        case _:
            return Except(expression) if denied else expression


def _needs(pushed: Expression) -> bool:
    match pushed:
        case Everyone() | Except():
            return True
        case Either(parts):
            return any(map(_needs, parts))
        case Both(parts):
            wanted = [part for part in parts if not isinstance(part, Except)]
            unwanted = [part.part for part in parts if isinstance(part, Except)]
            return not wanted or any(map(_needs, [*wanted, *unwanted]))
        case _:
            return False
