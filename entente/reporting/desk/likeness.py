"""Two things that one hook handed in for two invented askers: alike but for the ids, or not."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, fields, replace
from functools import partial
from types import FunctionType
from typing import Any, TypeAlias

from django.db import connection

from entente.people.together import Compiled, Part, compiled

FIRST, SECOND = 1_800_000_000, 1_900_000_000  # where the ids of the two begin: ids that nothing here has

Named: TypeAlias = tuple[str, int]  # a noun and an id: ("group:", 31)
Slot: TypeAlias = tuple[str, int]  # what stands before the id, and which of the ids it is: ("group:", 3)


@dataclass(frozen=True, slots=True)
class Kept:
    """Something with `rows`, its statement, and the places of the ids among its parameters."""

    said: Any
    sql: str
    params: tuple[Any, ...]
    places: tuple[tuple[int, Slot], ...]

    def filled(self, ids: Sequence[int]) -> Any:
        params = list(self.params)
        for place, (before, which) in self.places:
            params[place] = f"{before}{ids[which]}" if before else ids[which]
        return replace(self.said, rows=Compiled(self.sql, tuple(params)))


def parted(key: str) -> Named | None:
    noun, sign, number = key.partition(":")
    return (noun + sign, int(number)) if number.isdecimal() else None


def keep(one: Any, other: Any) -> Kept | None:
    """None where the two differ in more than ids."""
    mine, its = _compiled(one.rows), _compiled(other.rows)
    if mine.sql != its.sql or len(mine.params) != len(its.params) or not _say_the_same(one, other):
        return None
    places = []
    for place, (a, b) in enumerate(zip(mine.params, its.params, strict=True)):
        slot = _slot(a, b)
        if slot is None and (type(a) is not type(b) or a != b):
            return None
        places += [(place, slot)] if slot else []
    return Kept(replace(one, rows=None), mine.sql, mine.params, tuple(places))


def _compiled(rows: Part | Compiled) -> Compiled:
    return rows if isinstance(rows, Compiled) else compiled(rows)


def _slot(a: Any, b: Any) -> Slot | None:
    """Which id the two were told, if that is their difference."""
    if type(a) is type(b) is int and a - FIRST == b - SECOND >= 0 and a != b:
        return "", a - FIRST
    mine, its = (parted(one) if isinstance(one, str) else None for one in (a, b))
    inner = _slot(mine[1], its[1]) if mine and its and mine[0] == its[0] else None
    return (mine[0], inner[1]) if mine and inner else None


def _say_the_same(one: Any, other: Any) -> bool:
    return all(_same(getattr(one, each.name), getattr(other, each.name)) for each in fields(one) if each.name != "rows")


def _same(a: Any, b: Any) -> bool:
    """Functions that were made anew say the same when they are of one text and hold the same."""
    if isinstance(a, FunctionType) and isinstance(b, FunctionType):
        return a.__code__ is b.__code__ and a.__defaults__ == b.__defaults__ and all(map(_same, _held(a), _held(b)))
    if isinstance(a, partial) and isinstance(b, partial):
        return _same(a.func, b.func) and a.args == b.args and a.keywords == b.keywords
    return bool(a == b)


def _held(function: FunctionType) -> list[Any]:
    return [cell.cell_contents for cell in function.__closure__ or ()]


@contextmanager
def questions() -> Iterator[list[str]]:
    """What is asked of the database meanwhile."""
    asked: list[str] = []

    def note(execute: Any, sql: str, *rest: Any) -> Any:
        asked.append(sql)
        return execute(sql, *rest)

    with connection.execute_wrapper(note):
        yield asked
