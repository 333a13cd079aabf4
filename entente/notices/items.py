"""What newsletters and digests are made of: rooms offer their news, calls, gatherings, decisions in `items.py` as ITEMS."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Protocol

from django.utils.functional import Promise

from entente.engine.marking import Marking, Shared
from entente.notices.discovery import offered

FOR_ALL = Shared(Marking.CLEAR)


@dataclass(frozen=True, slots=True)
class Item:
    """One thing worth telling. `text` is a few sentences in Markdown, `address` the page with the whole, beginning with "/" or https."""

    noun: str  # "news.article": with `id` it names the thing
    id: int | str
    title: str
    on: date
    text: str = ""
    address: str = ""
    concerns: str = ""  # an audience expression; empty: everyone
    shared: Shared = FOR_ALL

    @property
    def key(self) -> str:
        return f"{self.noun}:{self.id}"


class ItemSource(Protocol):
    """The items of one kind."""

    @property
    def noun(self) -> str: ...

    @property
    def label(self) -> str | Promise:
        """The heading over them: "Calls"."""

    def items(self, since: date, until: date) -> Sequence[Item]:
        """What became known from `since` to before `until`, the newest first, in a constant number of queries."""


_declared: dict[str, ItemSource] = {}


def declare(*sources: ItemSource) -> None:
    _declared.update({source.noun: source for source in sources})


def all_sources() -> list[ItemSource]:
    return list((_discovered() | _declared).values())


@cache
def _discovered() -> dict[str, ItemSource]:
    return {source.noun: source for sources in offered("items", "ITEMS") for source in sources}
