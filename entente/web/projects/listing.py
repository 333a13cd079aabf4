"""The list of projects as a page shows it: filters with counts, chips that take one away, rows, and addresses to share."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from urllib.parse import urlencode

from django.urls import reverse

from entente.engine.words import fold
from entente.members.models import Organisation
from entente.projects.models import Project
from entente.projects.queries import Asked, Found, Register, find, register, rows_of
from entente.projects.queries.found import Sum
from entente.projects.queries.register import FICTIONAL, REAL, UNKNOWN
from entente.web.projects.labels import FACETS, label

SHORT = 15  # a filter of more values shows the top ten and a page with all
TOP = 10
OPEN = ("topic", "scheme", "country")


@dataclass(frozen=True, slots=True)
class Choice:
    value: str
    label: str
    count: int
    chosen: bool


@dataclass(frozen=True, slots=True)
class Facet:
    name: str
    legend: str
    choices: list[Choice]
    more: str  # the address of the page with all its values; empty when all are here
    is_open: bool

    @property
    def most(self) -> int:
        return max([1, *(choice.count for choice in self.choices)])


@dataclass(frozen=True, slots=True)
class Chip:
    label: str
    address: str


class Listing:
    """Built for one request; `fixed` is a choice that belongs to the page itself, such as the topic of a topic's page."""

    def __init__(self, held: Register, asked: Asked, found: Found, fixed: tuple[str, str] | None = None, home: str = "") -> None:
        self.held, self.asked, self.found, self.fixed = held, asked, found, fixed
        self.home = home or reverse("projects:projects")
        self.kept = [pair for pair in asked.query if pair != fixed]

    def address(self, *more: tuple[str, str], without: tuple[str, str] | None = None, of: str = "") -> str:
        """This list's address with something more, or without one choice."""
        query = urlencode([*(pair for pair in self.kept if pair != without), *more])
        return f"{of or self.home}?{query}" if query else of or self.home

    @cached_property
    def rows(self) -> list[Project]:
        return rows_of(int(self.held.ids[place]) for place in self.found.places)

    @property
    def facets(self) -> list[Facet]:
        """Filters that leave something to choose; the years stand as bars of their own."""
        wanted = [name for name in FACETS if name != "year" and (self.fixed is None or name != self.fixed[0])]
        return [facet for facet in map(self.facet, wanted) if len(facet.choices) > 1 or any(choice.chosen for choice in facet.choices)]

    @property
    def years(self) -> Facet:
        return self.facet("year", everything=True)

    def facet(self, name: str, *, everything: bool = False) -> Facet:
        counts, chosen = self.found.counts[name], self.asked.chosen.get(name, ())
        values = sorted({*counts, *chosen}, key=fold) if everything else _shown(counts, chosen)
        choices = [Choice(value, label(name, value), counts.get(value, 0), value in chosen) for value in values]
        if everything:
            choices.sort(key=lambda choice: (choice.value == UNKNOWN, fold(choice.label)))
        more = "" if everything or len(values) >= len(counts) else self.all_of(name)
        return Facet(name, str(FACETS[name]), choices, more, name in OPEN or bool(chosen))

    def all_of(self, name: str) -> str:
        return self.address(*([self.fixed] if self.fixed else []), of=reverse("projects:facet", args=[name]))

    @cached_property
    def organisation(self) -> Organisation | None:
        return Organisation.objects.filter(slug=self.asked.organisation).first() if self.asked.organisation else None

    @property
    def chips(self) -> list[Chip]:
        words = [Chip(f"“{self.asked.words}”", self.address(without=("q", self.asked.words)))] if self.asked.words else []
        if self.asked.organisation:
            words.append(
                Chip(str(self.organisation or self.asked.organisation), self.address(without=("organisation", self.asked.organisation)))
            )
        chosen = [(facet, value) for facet in FACETS for value in self.asked.chosen.get(facet, ()) if (facet, value) != self.fixed]
        return words + [Chip(_chip(*pair), self.address(without=pair)) for pair in chosen]

    @property
    def sums(self) -> list[tuple[str, Sum]]:
        """Real ones first; fictional ones apart."""
        return [
            (origin, self.found.sums[origin])
            for origin in (REAL, FICTIONAL)
            if self.found.sums.get(origin) and self.found.sums[origin].projects
        ]

    @property
    def everything(self) -> int:
        return len(self.held.ids)

    @property
    def last(self) -> int:
        return self.found.first + len(self.found.places) - 1

    @property
    def next(self) -> str:
        return self.address(("after", self.found.next)) if self.found.next else ""

    @property
    def previous(self) -> str:
        return self.address(("before", self.found.previous)) if self.found.previous else ""

    def export(self, kind: str) -> str:
        return self.address(*([self.fixed] if self.fixed else []), of=reverse("projects:export", args=[kind]))

    @property
    def csv(self) -> str:
        return self.export("csv")

    @property
    def xlsx(self) -> str:
        return self.export("xlsx")


def listing(asked: Asked, fixed: tuple[str, str] | None = None, home: str = "") -> Listing:
    held = register()
    return Listing(held, asked, find(held, asked), fixed, home)


def _shown(counts: Mapping[str, int], chosen: Iterable[str]) -> list[str]:
    """All values, or the most frequent; what is chosen is always there."""
    top = sorted(counts, key=lambda value: (-counts[value], fold(value)))[: TOP if len(counts) > SHORT else SHORT]
    return [*top, *(value for value in chosen if value not in top)]


def _chip(facet: str, value: str) -> str:
    words = label(facet, value)
    return f"{FACETS[facet]}: {words}" if value == UNKNOWN or facet == "year" else words
