"""Asking all rooms at once: their parts of the Desk are one query, beside what single rooms must ask beforehand."""

from collections.abc import Callable, Hashable
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import cache
from itertools import chain
from typing import TypeAlias

from entente.notices.discovery import offered
from entente.people.desk import Card, Line
from entente.people.desk import Hook as Cards
from entente.people.together import Row, together
from entente.people.waiting import Hook, Listing, Prepared, Waiting, in_order
from entente.reporting.desk.shapes import asker, handed_in
from entente.reporting.desk.whose import Whose

Known: TypeAlias = dict[tuple[str, bool], Hashable]
LONG_AGO = datetime.min.replace(tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class ShownCard:
    """A card with its lines."""

    card: Card
    lines: list[Line]


@dataclass(frozen=True, slots=True)
class Desk:
    """What waits, in the order in which it is due; and the cards."""

    waiting: list[Waiting]
    cards: list[ShownCard]


def desk_of(one: Whose, day: date) -> Desk:
    """One query for all rooms that prepare theirs."""
    prepared, cards = _prepared(one, day), _cards(one, day)
    rows = together([*(part.rows for part in prepared), *(card.rows for card in cards)])
    said = _said(prepared, rows[: len(prepared)])
    shown = [ShownCard(card, _lines(card, found)) for card, found in zip(cards, rows[len(prepared) :], strict=True)]
    return Desk(in_order([*said, *_listed(one, day)]), [one for one in shown if one.lines or one.card.empty])


def waiting_of(one: Whose, day: date, known: Known | None = None) -> list[Waiting]:
    """The same without cards, for a mail. `known` keeps from one person to the next what no person changes."""
    prepared = _prepared(one, day, known)
    return in_order([*_said(prepared, together([part.rows for part in prepared])), *_listed(one, day)])


def _lines(card: Card, rows: list[Row]) -> list[Line]:
    """Parts of one query come in no order of their own."""
    order = sorted(rows, key=lambda row: (row.at or LONG_AGO, row.on or date.min, row.label, row.id), reverse=card.newest_first)
    return [card.say(row) for row in order]


def _said(prepared: list[Prepared], found: list[list[Row]]) -> list[Waiting]:
    return [part.say(row) for part, rows in zip(prepared, found, strict=True) for row in rows]


def _prepared(one: Whose, day: date, known: Known | None = None) -> list[Prepared]:
    asked: Known = {} if known is None else known
    who = asker(one.person, one.organisations, one.permissions)
    return list(
        chain.from_iterable(handed_in(hook, who, day, **_known(hook, bool(one.organisations), day, asked)) for hook in _preparing())
    )


def _known(hook: Hook, acts: bool, day: date, asked: Known) -> dict[str, Hashable]:
    """What the room has to ask the database before it can hand in its own."""
    if (beforehand := _beforehand().get(hook.__module__)) is None:
        return {}
    if (hook.__module__, acts) not in asked:
        asked[hook.__module__, acts] = beforehand(acts, day)
    return {"known": asked[hook.__module__, acts]}


def _cards(one: Whose, day: date) -> list[Card]:
    who = asker(one.person, one.seen, one.permissions, one.keys)
    found = chain.from_iterable(handed_in(hook, who, day) for hook in _carding())
    return sorted(found, key=lambda card: card.place)


def _listed(one: Whose, day: date) -> list[Waiting]:
    return list(chain.from_iterable(hook(one.person, one.organisations, one.permissions, day) for hook in _listing()))


@cache
def _preparing() -> tuple[Hook, ...]:
    return tuple(offered("waiting", "prepared"))


@cache
def _beforehand() -> dict[str, Callable[[bool, date], Hashable]]:
    return {hook.__module__: hook for hook in offered("waiting", "beforehand")}


@cache
def _carding() -> tuple[Cards, ...]:
    return tuple(offered("desk", "cards"))


@cache
def _listing() -> tuple[Listing, ...]:
    """Of rooms that prepare nothing and give a list."""
    preparing = {hook.__module__ for hook in _preparing()}
    return tuple(hook for hook in offered("waiting", "waiting") if hook.__module__ not in preparing)
