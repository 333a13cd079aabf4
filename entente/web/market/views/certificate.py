"""Where one certificate opens the market, and why."""

from functools import lru_cache
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.safestring import SafeString
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from entente.certification.models import Certificate
from entente.market.choices import sector_name
from entente.market.queries.opening import Cell, Opening, opening
from entente.market.words import asked, said
from entente.vocabulary.names import country_name
from entente.web.market.pictures import SIDE, Said, elsewhere, squares
from entente.web.market.reading import day_of

TONES = {"open": "good", "shut": "bad", "unknown": "unknown"}


@require_safe
def certificate(request: HttpRequest, pk: int) -> HttpResponse:
    found = Certificate.objects.select_related("scheme", "holder", "country").filter(pk=pk).first()
    if found is None:
        raise Http404
    day = day_of(request)
    opened = opening(found, day)
    by_state = opened.by_state
    said_of = {state: _said(opened, state, cells) for state, cells in by_state.items()}
    context = {
        "day": day,
        "certificate": found,
        "opened": opened,
        "counts": opened.counts,
        "squares": squares(said_of, lambda iso2: f"#{iso2}"),
        "elsewhere": elsewhere(said_of),
        "side": SIDE,
        "states": [_state(opened, state, by_state[state], said_of[state]) for state in sorted(said_of, key=country_name)],
        "sure": sum(rule.is_confirmed for rule in opened.recognised.values()),
        "not_sure": sum(not rule.is_confirmed for rule in opened.recognised.values()),
        "fictional": any(one.asks and one.asks.is_fictional for one in opened.cells),
    }
    return render(request, "market/certificate.html", context)


def _said(opened: Opening, state: str, cells: list[Cell]) -> Said:
    """Open markets of those that are known; where none is, whether the state recognises the certificate."""
    count = {answer: sum(cell.answer == answer for cell in cells) for answer in TONES}
    known = count["open"] + count["shut"]
    if not known:
        return _recognised(opened, state)
    words = _("%(open)s of %(known)s known markets open, %(unknown)s not known") % {**count, "known": known}
    return Said(f"{count['open']}/{known}", "open" if count["open"] == known else "partly" if count["open"] else "shut", words)


def _recognised(opened: Opening, state: str) -> Said:
    rule = opened.recognised.get(state)
    if state == opened.of.home:
        return Said(_("home"), "home", _("its home; what markets ask is not known"))
    if rule is None:
        return Said("?", "unknown", _("not known"))
    if rule.is_confirmed:
        return Said("≈", "recognised", _("recognised by %(rule)s; what markets ask is not known") % {"rule": rule.name})
    return Said("≈?", "perhaps", _("perhaps recognised by %(rule)s, not confirmed") % {"rule": rule.name})


def _state(opened: Opening, state: str, cells: list[Cell], word: Said) -> dict[str, Any]:
    """Known markets one by one, the rest as a number."""
    told = [cell for cell in cells if cell.asks is not None]
    rule, language = opened.recognised.get(state), get_language()
    return {
        "code": state,
        "name": country_name(state),
        "said": word,
        "is_home": state == opened.of.home,
        "rule": rule,
        "rows": [_row(cell, language) for cell in told],
        "untold": len(cells) - len(told),
    }


@lru_cache(maxsize=4096)
def _row(cell: Cell, language: str | None) -> SafeString:
    """A market's line: certificates of one class, and most of neighbouring classes, share it."""
    word = {"open": _("open"), "shut": _("shut"), "unknown": _("not known")}[cell.answer]
    row: dict[str, Any] = {"sector": sector_name(cell.sector), "address": reverse("market:market", args=[cell.state, cell.sector])}
    row |= {"cell": cell, "tone": TONES[cell.answer], "word": word, "said": said(cell), "asked": asked(cell)}
    return render_to_string("market/_cell.html", {"row": row})
