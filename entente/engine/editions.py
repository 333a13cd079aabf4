"""What an edition of the agenda changed against the one before: new, gone, moved, reworded."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any


class Change(StrEnum):
    NEW = "new"
    GONE = "gone"
    KEPT = "kept"


@dataclass(frozen=True, slots=True)
class Difference:
    """A topic in two editions. `places` are the ranks before and now, None where there is none; `fields` are those whose words changed."""

    number: int
    title: str
    change: Change
    places: tuple[int | None, int | None] = (None, None)
    fields: tuple[str, ...] = ()
    into: tuple[int, ...] = ()  # what one that is gone went into

    @property
    def climbed(self) -> int | None:
        """Places won (more is higher); None where one of the two is not known."""
        before, now = self.places
        return None if before is None or now is None else before - now


Frozen = Mapping[str, Any]


def differences(before: Sequence[Frozen], now: Sequence[Frozen], fields: Sequence[str]) -> list[Difference]:
    """By number: the topics of this edition in their order, then those that are gone in theirs.

    A frozen topic holds `number`, `title`, `rank`, the named fields, and `ancestors`: the numbers of topics that went into it.
    """
    known, held = {one["number"]: one for one in before}, {one["number"] for one in now}
    into: dict[int, list[int]] = {}
    for one in now:
        for ancestor in one.get("ancestors", ()):
            into.setdefault(ancestor, []).append(one["number"])
    gone = [one for one in before if one["number"] not in held]
    return [_difference(known.get(one["number"]), one, fields) for one in now] + [_gone(one, into) for one in gone]


def _difference(before: Frozen | None, now: Frozen, fields: Sequence[str]) -> Difference:
    if before is None:
        return Difference(now["number"], now["title"], Change.NEW, (None, now.get("rank")))
    changed = tuple(name for name in fields if before.get(name) != now.get(name))
    return Difference(now["number"], now["title"], Change.KEPT, (before.get("rank"), now.get("rank")), changed)


def _gone(one: Frozen, into: Mapping[int, Sequence[int]]) -> Difference:
    return Difference(one["number"], one["title"], Change.GONE, (one.get("rank"), None), into=tuple(into.get(one["number"], ())))
