"""The Desk's lines as its page shows them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.urls import NoReverseMatch, reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy

from entente.people.desk import Line
from entente.people.waiting import Waiting
from entente.reporting.desk import ShownCard, words
from entente.reporting.desk.words import Urgency
from entente.vocabulary.choices import TrafficLight

HEADINGS: dict[Urgency, str | Promise] = {
    Urgency.NOW: gettext_lazy("Now"),
    Urgency.SOON: gettext_lazy("In the next two weeks"),
    Urgency.WHENEVER: gettext_lazy("Whenever you like"),
}


@dataclass(frozen=True, slots=True)
class Thing:
    """One thing that waits."""

    sentence: str
    address: str
    due: str
    due_on: date | None
    is_overdue: bool
    took: str
    where: str
    light: TrafficLight | None


@dataclass(frozen=True, slots=True)
class Group:
    """Things of one urgency; without a heading where all are alike."""

    heading: str | Promise
    things: list[Thing]


def groups(waiting: Iterable[Waiting], day: date) -> list[Group]:
    found: dict[Urgency, list[Thing]] = {urgency: [] for urgency in Urgency}
    for one in waiting:
        found[words.urgency(one, day)].append(_thing(one, day))
    return [Group(HEADINGS[urgency], things) for urgency, things in found.items() if things]


def _thing(one: Waiting, day: date) -> Thing:
    overdue = one.due_on is not None and one.due_on < day
    said = words.due(one, day)
    due = said[:1].upper() + said[1:]
    return Thing(one.sentence, one.address, due, one.due_on, overdue, words.took(one.minutes), one.where, light(one.marking))


def light(marking: str) -> TrafficLight | None:
    """Of what is for fewer than everyone."""
    return TrafficLight(marking) if marking in TrafficLight.values and marking != TrafficLight.CLEAR else None


@dataclass(frozen=True, slots=True)
class Shown:
    """A card with its lines, and where all of them are listed."""

    heading: str
    lines: list[tuple[Line, TrafficLight | None]]
    empty: str
    address: str
    all_words: str


def cards(found: Sequence[ShownCard]) -> list[Shown]:
    return [_shown(one) for one in found]


def _shown(one: ShownCard) -> Shown:
    card, lines = one.card, [(line, light(line.marking)) for line in one.lines]
    return Shown(card.heading, lines, card.empty, _page(card.all_name), card.all_words)


def _page(name: str) -> str:
    """A page's address, or nothing where the page does not stand."""
    try:
        return reverse(name) if name else ""
    except NoReverseMatch:
        return ""
