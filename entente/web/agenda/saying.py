"""How sure a place is, in words."""

from collections.abc import Mapping
from typing import Any

from django.contrib.humanize.templatetags.humanize import ordinal
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

Place = Mapping[str, Any]


def band(low: int, high: int) -> str:
    """ "3rd", "1st or 2nd", "Between 3rd and 9th": where the place lies in 95 of 100 draws of the panel."""
    if low == high:
        return _("Surely %(place)s") % {"place": ordinal(low)}
    if high == low + 1:
        return _("%(low)s or %(high)s") % {"low": ordinal(low), "high": ordinal(high)}
    return _("Between %(low)s and %(high)s") % {"low": ordinal(low), "high": ordinal(high)}


def how_sure(place: Place, count: int) -> str:
    """The band, and what it means for whoever decides."""
    low, high = place["low"], place["high"]
    words = band(low, high)
    if low == high:
        return _("%(band)s: it comes out there however the organisations are drawn.") % {"band": words}
    if high - low + 1 > count * 0.6:
        return _("%(band)s: the panel does not tell where it belongs. More answers would.") % {"band": words}
    if high <= max(1, count // 2):
        return _("%(band)s: in the upper half whoever had been asked.") % {"band": words}
    if low > (count + 1) // 2:
        return _("%(band)s: in the lower half whoever had been asked.") % {"band": words}
    return _("%(band)s: its neighbours are not told apart for sure.") % {"band": words}


def hangs_on(place: Place) -> str:
    """What would move it: balance between the categories, or one category's answers. Empty where neither does."""
    said = []
    if place["balanced"]["rank"] != place["rank"]:
        said.append(_("%(place)s if every category counts the same") % {"place": ordinal(place["balanced"]["rank"])})
    moved = [(kind, rank) for kind, rank in place["without"].items() if abs(rank - place["rank"]) >= 2]
    said += [_("%(place)s without “%(kind)s”") % {"place": ordinal(rank), "kind": kind} for kind, rank in moved]
    return "; ".join(said)


def agreement(value: float | None) -> str:
    """Kendall's W in a word, with the number."""
    if value is None:
        return _("not to be told: fewer than three answered")
    word = _("strong") if value >= 0.7 else _("moderate") if value >= 0.4 else _("weak")
    return _("%(word)s (W = %(value).2f)") % {"word": word, "value": value}


def whole(said: Mapping[str, Any]) -> str:
    """The answer of a round in a sentence."""
    topics = said["topics"]
    if not topics:
        return _("Nobody compared anything.")
    sure = sum(one["high"] - one["low"] <= max(2, len(topics) // 4) for one in topics)
    first = topics[0]
    words = _("“%(title)s” comes first (%(band)s).") % {"title": first["title"], "band": band(first["low"], first["high"]).lower()}
    told = ngettext("%(n)s topic of %(count)s has a fairly sure place.", "%(n)s topics of %(count)s have a fairly sure place.", sure)
    return f"{words} {told % {'n': sure, 'count': len(topics)}}"
