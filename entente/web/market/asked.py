"""Two matrices: what each market asks, and which scheme is enough in it."""

from dataclasses import dataclass, replace
from functools import lru_cache

import numpy as np
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from entente.certification.models import Scheme
from entente.engine.access.nouns import Bools
from entente.engine.access.opening import led_to, product
from entente.market.choices import Mode, Scope, sector_name, sectors
from entente.market.dataset import AcceptanceFact
from entente.market.world import Built
from entente.vocabulary.names import country_name
from entente.web.market.reading import TONES

SIGNS = {Mode.MANDATORY: "M", Mode.PROCUREMENT: "P", Mode.VOLUNTARY: "V", Mode.NOTHING: "0"}


@dataclass(frozen=True, slots=True)
class Cell:
    address: str
    sign: str
    tone: str
    word: str
    accepts: str
    is_fictional: bool = False

    @property
    def is_collected(self) -> bool:
        return self.sign != "?"


@dataclass(frozen=True, slots=True)
class Row:
    code: str
    name: str
    cells: list[Cell]


@dataclass(frozen=True, slots=True)
class Matrix:
    sectors: list[str]
    rows: list[Row]


def matrix(built: Built, scope: str) -> Matrix:
    """States in the order of their names, sectors in that of the Directive."""
    codes = [code for code in sectors() if Scope(scope).is_asked_in(code)]
    there = {(one.state, one.sector) for one in built.dataset.markets}
    states = sorted({state for state, sector in there if sector in codes}, key=country_name)
    rows = [
        Row(state, country_name(state), [_cell(built, state, code, scope) for code in codes if (state, code) in there]) for state in states
    ]
    return Matrix([sector_name(code) for code in codes], rows)


def _row(built: Built, state: str, codes: list[str], scope: str) -> Row:
    return Row(state, country_name(state), [_cell(built, state, code, scope) for code in codes])


def _cell(built: Built, state: str, sector: str, scope: str) -> Cell:
    address = reverse("market:market", args=[state, sector])
    fact = built.by_column.get((state, sector, scope))
    if fact is None:
        return Cell(address, "?", "unknown", _("not collected"), "")
    mode = Mode(fact.mode)
    return Cell(address, SIGNS[mode], TONES[mode], str(mode.label).lower(), ", ".join(fact.accepts), fact.is_fictional)


@dataclass(frozen=True, slots=True)
class Line:
    fact: AcceptanceFact
    name: str
    scope: str
    mode: str
    tone: str
    address: str
    cells: list[SafeString]


@dataclass(frozen=True, slots=True)
class Table:
    schemes: list[Scheme]
    lines: list[Line]


def schemes_table(built: Built, scope: str = "") -> Table:
    """Markets that ask something, by schemes that are enough in at least one of them; caps are left aside, and the page says so."""
    return _table(built, scope, get_language())


@lru_cache(maxsize=16)
def _table(built: Built, scope: str, language: str | None) -> Table:
    """Kept as long as the facts of the day are: a change of a market or a scheme builds others."""
    asking = [one for one in built.dataset.acceptances if one.accepts and scope in ("", one.scope) and _key(one) in built.places]
    places = [built.places[_key(one)] for one in asking]
    direct = built.markets.accepted[:, places]
    by_rule = _by_rule(built, places) & ~direct
    used = {built.levels.keys[level][0] for level in np.flatnonzero((direct | by_rule).any(1))}
    schemes = list(Scheme.objects.filter(code__in=used).order_by("reach", "country", "name"))
    ways = {scheme.code: built.levels.of_scheme(scheme.code) for scheme in schemes}
    said = zip(direct.T.tolist(), by_rule.T.tolist(), strict=True)
    return Table(schemes, [_line(built, fact, ways, *both, language) for fact, both in zip(asking, said, strict=True)])


def _by_rule(built: Built, places: list[int]) -> Bools:
    """[l, m] of these columns: what a level that meets every cap opens by a confirmed rule."""
    rules = built.world.chains
    leads = led_to(built.markets.chosen(places), replace(rules, where=rules.where[:, places]))
    return product(rules.source, leads & rules.sure[:, None])


def _line(
    built: Built, fact: AcceptanceFact, ways: dict[str, list[int]], direct: list[bool], by_rule: list[bool], language: str | None
) -> Line:
    mode = Mode(fact.mode)
    return Line(
        fact,
        f"{country_name(fact.state)}, {sector_name(fact.sector)}",
        str(Scope(fact.scope).label),
        str(mode.label).lower(),
        TONES[mode],
        reverse("market:market", args=[fact.state, fact.sector]),
        [_enough(built, places, direct, by_rule, language) for places in ways.values()],
    )


def _enough(built: Built, places: list[int], direct: list[bool], by_rule: list[bool], language: str | None) -> SafeString:
    """Whether any level of a scheme is enough: accepted (A), by a rule (R), or not; a table has few different cells."""
    for sign, which in (("A", direct), ("R", by_rule)):
        if levels := [built.levels.keys[place][1] for place in places if which[place]]:
            return _drawn(sign, ", ".join(filter(None, levels)), language)
    return _drawn("", "", language)


@lru_cache(maxsize=512)
def _drawn(sign: str, levels: str, language: str | None) -> SafeString:
    if not sign:
        return format_html('<td><span class="hidden-visually">{}</span></td>', _("not enough"))
    word = _("accepted") if sign == "A" else _("by a rule")
    return format_html('<td class="enough-{}">{}<span class="hidden-visually">: {}</span> <small>{}</small></td>', sign, sign, word, levels)


def _key(fact: AcceptanceFact) -> tuple[str, str, str]:
    return fact.state, fact.sector, fact.scope
