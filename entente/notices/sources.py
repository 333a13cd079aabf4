"""Audiences that rooms hand down, each in `audiences.py` as AUDIENCES: the language's nouns, and who each value means now."""

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from functools import cache
from typing import Protocol, TypeAlias

from django.utils.functional import Promise

from entente.engine.marking import Viewer
from entente.notices.discovery import offered

Value: TypeAlias = tuple[str, str, int]  # as written in an expression, as read by a person, how many people today


Resolving: TypeAlias = Callable[[Mapping[str, set[str]], date], Mapping[str, Mapping[str, set[int]]]]


class Source(Protocol):
    """One noun. May carry a `label` for the builder ("Group"); without one its noun is shown. Nouns that are cheaper to ask together
    carry the same `resolving` (values by noun, day) -> people by noun and value; it leaves out what it does not know."""

    @property
    def noun(self) -> str: ...

    def sentence(self, value: str) -> str:
        """Why somebody is meant, read after "you receive this": "because you chair WG3"."""

    def values(self) -> list[Value]:
        """What can be chosen, for the builder."""

    def people(self, values: set[str], day: date) -> Mapping[str, set[int]]:
        """Person ids by value, in one query for all values asked. A value that is neither here nor in `values()` is refused as unknown."""


class UnknownNoun(LookupError):
    """No room offers this noun."""


_declared: dict[str, Source] = {}


def declare(*sources: Source) -> None:
    _declared.update({source.noun: source for source in sources})


def source(noun: str) -> Source:
    try:
        return (_discovered() | _declared)[noun]
    except KeyError:
        raise UnknownNoun(noun) from None


def all_sources() -> list[Source]:
    return list((_discovered() | _declared).values())


def label_of(source: Source) -> str | Promise:
    label: str | Promise = getattr(source, "label", "") or source.noun.replace("_", " ").capitalize()
    return label


def viewers(people: Iterable[int], day: date) -> Mapping[int, Viewer]:
    """How the marking sees these people: told by the room that knows whose people they are, as `audiences.VIEWERS`."""
    known = {person: Viewer(person) for person in people}
    for told in offered("audiences", "VIEWERS"):
        known |= told(known.keys(), day)
    return known


@cache
def _discovered() -> dict[str, Source]:
    return {source.noun: source for sources in offered("audiences", "AUDIENCES") for source in sources}
