"""The list of certificates as a page shows it: filters with counts, chips that take one away, rows, and addresses to share."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache
from urllib.parse import urlencode

import numpy as np
from django.urls import reverse
from django.utils import timezone
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from entente.certification.queries.certificate_asked import FACETS as NAMES
from entente.certification.queries.certificate_asked import Asked
from entente.certification.queries.certificate_found import Found, find
from entente.certification.queries.certificate_register import UNKNOWN, Register, register
from entente.certification.queries.certificates import briefs
from entente.engine.words import fold
from entente.members.models import Organisation
from entente.members.queries.directory.columns import Tally
from entente.web.certification.certificate_lines import line, rows
from entente.web.certification.certificate_words import FACETS, label
from entente.web.members.numbers import box, grouped

SHORT, TOP, MOST = 15, 10, 1000  # a filter of more values shows the top ten and a page with all; that page, a thousand
OPEN = ("status", "scheme", "level")
WITHIN = (30, 90, 180, 365)


@dataclass(frozen=True, slots=True)
class Facet:
    name: str
    legend: str
    choices: list[SafeString]  # each a box to tick with how many there are
    more: str  # the address of the page with all its values; empty when all are here
    is_open: bool

    @property
    def more_label(self) -> str:
        return _more(self.legend, get_language())


@dataclass(frozen=True, slots=True)
class Chip:
    label: str
    address: str


class Listing:
    """Built for one request; each part is computed when the template asks."""

    def __init__(self, held: Register, asked: Asked, found: Found) -> None:
        self.held, self.asked, self.found = held, asked, found
        self.kept = asked.query
        self.home = _page("certificates")
        self.language = get_language()

    def address(self, *more: tuple[str, str], without: tuple[str, str] | None = None, of: str = "") -> str:
        """This list's address with something more, or without one choice."""
        query = urlencode([*(pair for pair in self.kept if pair != without), *more])
        return f"{of or self.home}?{query}" if query else of or self.home

    @property
    def facets(self) -> list[Facet]:
        return [facet for facet in map(self.facet, NAMES) if len(facet.choices) > 1 or self.asked.chosen.get(facet.name)]

    def facet(self, name: str, *, everything: bool = False) -> Facet:
        tally, chosen = self.found.counts[name], self.asked.chosen.get(name, ())
        values = _shown(tally, chosen, MOST if everything else SHORT)
        if name == "year" or everything:
            values.sort(key=lambda value: (value == UNKNOWN, fold(self.label(name, value))), reverse=name == "year")
        choices = [self._choice(name, value, tally[value], value in chosen) for value in values]
        more = "" if everything or len(tally) <= len(values) else self.address(of=_page("certificate-facet", name))
        return Facet(name, str(FACETS[name]), choices, more, name in OPEN or bool(chosen))

    def _choice(self, name: str, value: str, count: int, is_chosen: bool) -> SafeString:
        words = box(name, value, self.label(name, value), is_chosen)
        return mark_safe(f"<li><label>{words}<span>{grouped(count, self.language)}</span></label></li>")  # noqa: S308 -- both are escaped

    def label(self, facet: str, value: str) -> str:
        if facet == "holder" and value != UNKNOWN:
            return self.held.holders.get(value, value)
        return self.held.schemes.get(value, value) if facet == "scheme" else label(facet, value, self.language)

    @cached_property
    def organisation(self) -> Organisation | None:
        return Organisation.objects.filter(slug=self.asked.organisation).first() if self.asked.organisation else None

    @cached_property
    def chips(self) -> list[Chip]:
        asked, found = self.asked, []
        if asked.words:
            found.append(Chip(f"“{asked.words}”", self.address(without=("q", asked.words))))
        if asked.organisation:
            found.append(Chip(str(self.organisation or asked.organisation), self.address(without=("organisation", asked.organisation))))
        if asked.within is not None:
            said = _("ends within %(days)s days") % {"days": asked.within}
            found.append(Chip(said, self.address(without=("within", str(asked.within)))))
        chosen = [(facet, value) for facet in NAMES for value in asked.chosen.get(facet, ())]
        return found + [Chip(self._chip(*pair), self.address(without=pair)) for pair in chosen]

    def _chip(self, facet: str, value: str) -> str:
        words = self.label(facet, value)
        return f"{FACETS[facet]}: {words}" if value == UNKNOWN or facet == "year" else words

    @property
    def rows(self) -> SafeString:
        column, ids = self.held.columns["status"], self.held.ids[self.found.places].tolist()
        states = {pk: str(column.of(place)) for pk, place in zip(ids, self.found.places, strict=True)}
        return rows(line(one, states[one.pk], self.home, self.language) for one in briefs(ids))

    @property
    def withins(self) -> list[tuple[int, str, bool]]:
        wanted = sorted({*WITHIN, *([self.asked.within] if self.asked.within is not None else [])})
        return [(days, _days(days, self.language), days == self.asked.within) for days in wanted]

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

    @property
    def csv(self) -> str:
        return self.address(of=_page("certificate-export", "csv"))

    @property
    def xlsx(self) -> str:
        return self.address(of=_page("certificate-export", "xlsx"))


def listing(asked: Asked) -> Listing:
    held = register(timezone.localdate())
    return Listing(held, asked, find(held, asked))


@lru_cache(maxsize=256)
def _more(legend: str, language: str | None) -> str:
    return _("All values of %(filter)s") % {"filter": legend.lower()}


@lru_cache(maxsize=1024)
def _days(days: int, language: str | None) -> str:
    return ngettext("%(count)s day", "%(count)s days", days) % {"count": days}


@cache
def _page(name: str, *args: str) -> str:
    """Looked up once in a process: a list names a dozen addresses."""
    return reverse(f"certification:{name}", args=args)


def _shown(tally: Tally, chosen: Iterable[str], short: int) -> list[str]:
    """All values, or the most frequent; what is chosen is always there."""
    most = short if short > SHORT or len(tally) <= short else TOP
    top = tally.top(most, np.arange(len(tally.values)))
    return [*top, *(value for value in chosen if value not in top)]
