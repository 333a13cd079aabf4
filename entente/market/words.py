"""Why a market is open, shut or not known, in a sentence; and all of it as plain values."""

from datetime import date
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from entente.engine.access import Because
from entente.market.choices import Mode
from entente.market.queries.opening import Cell, Opening

CAPS = {
    "eal": gettext_lazy("the evaluation assurance level"),
    "ava_van": gettext_lazy("the depth of vulnerability analysis"),
    "domain": gettext_lazy("the technical domain"),
    "profile": gettext_lazy("the protection profile"),
    "category": gettext_lazy("the category"),
}


SENTENCES = {
    Because.NOT_COLLECTED: gettext_lazy("Nobody has collected what this market asks."),
    Because.NOTHING_ASKED: gettext_lazy("Nothing is asked here."),
    Because.ACCEPTED: gettext_lazy("Its level is accepted here."),
    Because.RECOGNISED: gettext_lazy("It counts by a rule: %(rules)s."),
    Because.LEVEL_NOT_STATED: gettext_lazy("The certificate’s level is not stated."),
    Because.CAP_NOT_STATED: gettext_lazy("%(rules)s would open it, but the certificate does not state %(caps)s."),
    Because.NOT_CONFIRMED: gettext_lazy("%(rules)s would open it; nobody has confirmed that rule."),
    Because.BEYOND_CAP: gettext_lazy("%(rules)s does not reach so far: %(caps)s."),
    Because.NOT_RECOGNISED: gettext_lazy("Its level is not among those accepted, and no rule makes it count as one of them."),
}


def said(cell: Cell) -> str:
    rules = " → ".join(rule.name for rule in cell.rules)
    caps = ", ".join(str(CAPS[name]) for name in cell.failed)
    return str(SENTENCES[cell.because]) % {"rules": rules, "caps": caps}


def asked(cell: Cell) -> str:
    """What the market asks, as people say it."""
    if cell.asks is None:
        return _("not collected")
    mode = str(Mode(cell.asks.mode).label).lower()
    return f"{', '.join(cell.asks.accepts)} ({mode})" if cell.asks.accepts else mode


def as_json(found: Opening, day: date) -> dict[str, Any]:
    return {
        "certificate": found.certificate.number or str(found.certificate.pk),
        "scheme": found.of.scheme,
        "level": found.of.level,
        "as_of": day.isoformat(),
        "valid": found.is_valid,
        "open": found.counts["open"],
        "shut": found.counts["shut"],
        "unknown": found.counts["unknown"],
        "recognised": {state: rule.code for state, rule in sorted(found.recognised.items())},
        "markets": [_cell(one) for one in found.cells],
    }


def _cell(one: Cell) -> dict[str, Any]:
    return {
        **{"state": one.state, "sector": one.sector, "answer": one.answer, "because": one.because.value},
        **{"rules": [rule.code for rule in one.rules], "asks": asked(one), "said": said(one)},
    }
