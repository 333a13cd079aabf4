"""The directory as a page shows it: filters with counts, chips that take one away, a map, rows, and addresses to share."""

from datetime import date
from urllib.parse import urlencode

import numpy as np
from django.urls import reverse
from django.utils.html import escape
from django.utils.safestring import mark_safe
from django.utils.translation import get_language

from entente.members.choices import Kind, SizeClass, StandingKind
from entente.members.queries.directory import Asked, Found, Roll, rows_of
from entente.members.queries.directory.roll import KNOWN, NONE
from entente.web.members.labels import FACETS, cell, label, long_label
from entente.web.members.lines import Chip, Choice, Facet, Line, choice, line
from entente.web.members.tiles import Tiles, tiles

SHORT = 15  # a filter of more values shows the top ten and a page with all
TOP = 10
FIXED = {"kind": Kind.values, "size": SizeClass.values, "standing": [*StandingKind.values, KNOWN]}


class Listing:
    """Built for one request; each part is computed when the template asks."""

    def __init__(self, roll: Roll, asked: Asked, found: Found, on: date | None) -> None:
        self.roll, self.asked, self.found = roll, asked, found
        self.kept = [*asked.query, *([("on", on.isoformat())] if on else [])]
        self.directory = reverse("members:directory")
        self.language = get_language()

    def address(self, *more: tuple[str, str], without: tuple[str, str] | None = None, of: str = "") -> str:
        """This list's address with something more, or without one choice (of a filter, or a whole one: ("country", ""))."""
        pairs = [pair for pair in self.kept if without is None or (pair != without and (without[1] or pair[0] != without[0]))]
        query = urlencode([*pairs, *more])
        return f"{of or self.directory}?{query}" if query else of or self.directory

    @property
    def facets(self) -> list[Facet]:
        return [self._facet(name) for name in FACETS if name != "category"]

    @property
    def categories(self) -> Facet:
        """Every category, also one that nobody is in: the bars beside the map."""
        codes = [*self.roll.categories, *([NONE] if self.found.counts["category"][NONE] else [])]
        choices = self._choices("category", codes)
        return Facet("category", str(FACETS["category"]), choices, "", True, max([1, *(one.number for one in choices)]))

    def _facet(self, name: str) -> Facet:
        shown = self._shown(name)
        is_all = name in FIXED or len(self.found.counts[name]) <= len(shown)
        more = "" if is_all else self.address(of=reverse("members:facet", args=[name]))
        is_open = name in ("country", "sector") or name in self.asked.chosen
        return Facet(name, str(FACETS[name]), self._choices(name, shown), more, is_open, 0)

    def _shown(self, name: str) -> list[str]:
        """All values in their own order, or the most frequent; what is chosen is always there."""
        tally, chosen = self.found.counts[name], self.asked.chosen.get(name, ())
        if name in FIXED:
            return [value for value in [*FIXED[name], NONE] if tally[value] or value in chosen]
        offered = self.roll.short(name)
        top = tally.top(TOP if np.count_nonzero(tally.counts[offered]) > SHORT else SHORT, offered)
        return [*top, *(value for value in chosen if value not in top)]

    def _choices(self, name: str, values: list[str]) -> list[Choice]:
        tally, chosen, categories = self.found.counts[name], self.asked.values(name), self.roll.categories
        words = {value: label(name, value, categories) if name == "category" else cell(name, value, self.language) for value in values}
        return [choice(name, value, words[value], tally[value], value in chosen) for value in values]

    @property
    def chips(self) -> list[Chip]:
        words = [Chip(f"“{self.asked.words}”", self.address(without=("q", "")))] if self.asked.words else []
        chosen = [(facet, value) for facet in FACETS for value in self.asked.chosen.get(facet, ())]
        return words + [Chip(long_label(*pair, self.roll.categories), self.address(without=pair)) for pair in chosen]

    @property
    def tiles(self) -> Tiles:
        """By country, whatever country is chosen; so the map leads from one country to the next."""
        kept = escape(urlencode([pair for pair in self.kept if pair[0] != "country"]))
        before = f"?{kept}&amp;country=" if kept else "?country="
        counts = dict(self.found.counts["country"].items())
        return tiles(counts, lambda iso2: mark_safe(before + iso2), self.asked.chosen.get("country", ()))  # noqa: S308 -- escaped above

    @property
    def lines(self) -> list[Line]:
        categories = {code: escape(name) for code, name in self.roll.categories.items()}
        return [line(row, self.directory, categories, self.language) for row in rows_of(self.roll, self.found.places)]

    @property
    def next(self) -> str:
        return self.address(("after", self.found.next)) if self.found.next else ""

    @property
    def previous(self) -> str:
        return self.address(("before", self.found.previous)) if self.found.previous else ""

    @property
    def last(self) -> int:
        return self.found.first + len(self.found.places) - 1

    @property
    def is_whole(self) -> bool:
        """Whether nothing was asked: the page then says what the partnership is."""
        return not self.asked.words and not self.asked.chosen

    @property
    def countries(self) -> int:
        return len(self.found.counts["country"])

    @property
    def csv(self) -> str:
        return self.address(of=reverse("members:export", args=["csv"]))

    @property
    def xlsx(self) -> str:
        return self.address(of=reverse("members:export", args=["xlsx"]))
