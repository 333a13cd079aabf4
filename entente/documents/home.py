"""Where a document lives: a thing of this room or of one above, named by a typed reference and never by a foreign key."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, Self

from entente.engine.marking import Marking, Shared
from entente.people.access import User


@dataclass(frozen=True, slots=True)
class Recipients:
    """To whom a source gave a document. Groups are numbers whose meaning only the rooms above know."""

    persons: frozenset[int] = frozenset()
    organisations: frozenset[int] = frozenset()
    groups: frozenset[int] = frozenset()

    @classmethod
    def of(cls, *, persons: Iterable[int] = (), organisations: Iterable[int] = (), groups: Iterable[int] = ()) -> Self:
        return cls(frozenset(persons), frozenset(organisations), frozenset(groups))

    @classmethod
    def read(cls, stored: Mapping[str, Iterable[int]]) -> Self:
        return cls.of(**stored)

    @property
    def stored(self) -> dict[str, list[int]]:
        return {"persons": sorted(self.persons), "organisations": sorted(self.organisations), "groups": sorted(self.groups)}

    def shared(self, marking: Marking) -> Shared:
        return Shared(marking, self.persons, self.organisations, self.groups)

    def __or__(self, other: "Recipients") -> "Recipients":
        return Recipients(self.persons | other.persons, self.organisations | other.organisations, self.groups | other.groups)


@dataclass(frozen=True, slots=True)
class Home:
    """A home and its rules: how its documents are marked and to whom they go unless said otherwise, and whether openings are noted."""

    room: str
    noun: str
    id: int
    label: str
    marking: Marking = Marking.AMBER
    shared_with: Recipients = field(default_factory=Recipients)
    notes_openings: bool = False

    @property
    def key(self) -> str:
        return home_key(self.room, self.noun, self.id)

    @property
    def stored(self) -> dict[str, Any]:
        return {"room": self.room, "noun": self.noun, "id": self.id, "label": self.label}


def home_key(room: str, noun: str, number: int) -> str:
    return f"{room}.{noun}:{number}"


@dataclass(frozen=True, slots=True)
class HomeKind:
    """How a room tells of its homes: it offers `homes.py` with `HOMES = {"governance.body": HomeKind(...)}`.

    `find` gives the home or None; `may_file` says who files there, and is its source; `address` is a URL's name and arguments.
    """

    find: Callable[[int], Home | None]
    may_file: Callable[[User, int], bool]
    address: Callable[[int], tuple[str, tuple[Any, ...]]]
