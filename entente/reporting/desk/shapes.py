"""What rooms hand in for a Desk, built and compiled once for each shape of asker, and filled with ids for each of them.

Building thirty querysets and compiling them takes some hundred times as long as asking the database. What a room hands in depends on the
asker only by ids: so it is built for two invented askers, and where the two statements differ, there the ids belong. A room that asks the
database meanwhile, or that says anything else of one asker than of the other, is asked anew each time: then nothing is kept.
"""

from collections.abc import Callable, Collection, Hashable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import Any, TypeAlias

from django.db import connection
from django.utils.timezone import get_current_timezone_name
from django.utils.translation import get_language

from entente.reporting.desk.likeness import FIRST, SECOND, Kept, Named, keep, parted, questions

MOST = 2000  # shapes; the oldest day's go with all others

Hook: TypeAlias = Callable[..., Sequence[Any]]
PERSON, ORGANISATION = "person:", "organisation:"


@dataclass(frozen=True, slots=True)
class Asker:
    """As rooms ask; without keys where a room is not told them."""

    person: int
    organisations: tuple[int, ...]
    permissions: frozenset[str]
    keys: tuple[str, ...] | None = None

    def arguments(self, day: date) -> tuple[Any, ...]:
        known = (self.person, self.organisations, self.permissions, day)
        return known if self.keys is None else (*known, self.keys)


@dataclass(frozen=True, slots=True)
class Shape:
    """What one hook hands in for all askers of a shape, unless what it hands in differs in more than ids."""

    all: Sequence[Kept] = ()
    differs: bool = False


_kept: dict[Hashable, Shape] = {}


def asker(person: int, organisations: Collection[int], permissions: Collection[str], keys: Collection[str] | None = None) -> Asker:
    """Ids in the order of their digits, as they stand in keys: so that all askers of a shape have them in one order."""
    return Asker(person, tuple(sorted(organisations, key=str)), frozenset(permissions), None if keys is None else tuple(sorted(keys)))


def handed_in(hook: Hook, one: Asker, day: date, **known: Hashable) -> Sequence[Any]:
    """What the hook hands in for this asker; `known` was asked of the database beforehand."""
    named = _named(one)
    shape = (hook, day, *known.items(), _shape(one, named), get_language(), get_current_timezone_name(), connection.vendor)
    if (kept := _kept.get(shape)) is None:
        kept = _keep_all(shape, partial(hook, **known), one, named, day)
    if kept.differs:
        return hook(*one.arguments(day), **known)
    ids = [pk for _noun, pk in named]
    return [each.filled(ids) for each in kept.all]


def _keep_all(shape: Hashable, hook: Hook, one: Asker, named: Mapping[Named, int], day: date) -> Shape:
    if len(_kept) >= MOST:
        _kept.clear()
    _kept[shape] = made = _built(hook, one, named, day)
    return made


def _named(one: Asker) -> dict[Named, int]:
    """The asker's ids, each once and with its place, in an order that every other asker of the shape has too."""
    named = [(PERSON, one.person), *((ORGANISATION, pk) for pk in one.organisations)]
    named += [pair for key in one.keys or () if (pair := parted(key))]
    return {pair: place for place, pair in enumerate(dict.fromkeys(named))}


def _shape(one: Asker, named: Mapping[Named, int]) -> Hashable:
    """All of the asker but its ids."""
    keys = [(pair[0], named[pair]) if (pair := parted(key)) else key for key in one.keys or ()]
    return len(one.organisations), one.permissions, tuple(keys)


def _built(hook: Hook, one: Asker, named: Mapping[Named, int], day: date) -> Shape:
    with questions() as asked:
        first, second = (hook(*_invented(one, named, begin).arguments(day)) for begin in (FIRST, SECOND))
        if asked or len(first) != len(second):
            return Shape(differs=True)
        kept = [keep(mine, its) for mine, its in zip(first, second, strict=True)]
    return Shape([each for each in kept if each], differs=None in kept)


def _invented(one: Asker, named: Mapping[Named, int], begin: int) -> Asker:
    keys = None if one.keys is None else tuple(_renamed(key, named, begin) for key in one.keys)
    organisations = tuple(begin + named[ORGANISATION, pk] for pk in one.organisations)
    return Asker(begin + named[PERSON, one.person], organisations, one.permissions, keys)


def _renamed(key: str, named: Mapping[Named, int], begin: int) -> str:
    pair = parted(key)
    return f"{pair[0]}{begin + named[pair]}" if pair else key
