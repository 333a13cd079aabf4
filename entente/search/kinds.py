"""What can be found, told by the rooms: each offers `found.py` with `FOUND = {"news.article": Kind(...)}`, by the index's noun."""

from collections.abc import Callable, Collection
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from importlib import import_module
from importlib.util import find_spec
from typing import Any, TypeAlias

from django.apps import apps
from django.db.models import QuerySet
from django.utils.functional import Promise

from entente.people.access import User
from entente.people.together import Part, Row

Ids: TypeAlias = QuerySet[Any, Any]  # ids of objects, as a subquery


@dataclass(frozen=True, slots=True)
class Seeker:
    """Who looks: `keys` open what is marked."""

    user: User
    keys: frozenset[str]


@dataclass(frozen=True, slots=True)
class Hit:
    """One object found, as a list shows it. Of `text` only the part around the words is shown."""

    title: str
    address: str
    more: str = ""  # a line of facts: "Tallinn, Estonia"
    text: str = ""
    marking: str = ""
    at: datetime | None = None
    is_fictional: bool = False


@dataclass(frozen=True, slots=True)
class Kind:
    """One noun. `rows` are those of the given ids, as `together.part` makes them, `say` tells what one shows.

    `seen` gives the ids that the seeker may see, None for none; without it everyone sees all. For a marked noun:
    `seen=lambda seeker: visible(noun, seeker.keys)`. A noun that is not in the index gives `own(seeker, words)` instead: the objects that
    it finds and the seeker may see, shown by `order`, whose fields together name one row.
    """

    label: str | Promise  # of many: "Members"
    place: int
    rows: Callable[[Collection[int]], Part]
    say: Callable[[Row], Hit]
    seen: Callable[[Seeker], Ids | None] | None = None
    own: Callable[[Seeker, str], Ids | None] | None = None
    order: tuple[str, ...] = ("-pk",)


def kinds() -> dict[str, Kind]:
    """By noun, in the order in which they are shown."""
    return dict(sorted(_offered().items(), key=lambda one: one[1].place))


@cache
def _offered() -> dict[str, Kind]:
    rooms = (app.name for app in apps.get_app_configs() if app.name.startswith("entente."))
    return {noun: kind for room in rooms if find_spec(f"{room}.found") for noun, kind in import_module(f"{room}.found").FOUND.items()}
