"""A figure and its part in words: what a why-page prints, and by which a remark remembers the figure."""

from decimal import Decimal

from django.utils.formats import number_format
from django.utils.translation import gettext as _

from entente.agreement.choices import Activity, Grade
from entente.agreement.queries.parts import Measure, Part
from entente.agreement.queries.reasons import left_out_in_short
from entente.engine.factors import Level, per_euro, total_per_euro
from entente.members.models import Category
from entente.vocabulary.queries import country_name
from entente.web.agreement.asked import Asked
from entente.web.agreement.presentation import eu_of, two_decimals

LEVELS = {Level.CERTIFIED: "A + P", Level.DOCUMENTED: "A + P + B", Level.DECLARED: "A + P + B + C", Level.ALL: "A + P + B + C + D"}


def described(part: Part) -> str:
    """Which part of the ledger a figure speaks of, in words."""
    words = [
        _("of %(year)s") % {"year": part.year} if part.year is not None else "",
        _("until %(year)s") % {"year": part.until} if part.until is not None else "",
        str(Grade(part.grade).label) if part.grade else "",
        LEVELS[Level(part.level)] if part.level else "",
        str(Activity(part.activity).label) if part.activity else "",
        country_name(part.country) if part.country else "",
        (Category.objects.filter(pk=part.category).values_list("name", flat=True).first() or part.category) if part.category else "",
        left_out_in_short(part.reason) if part.reason else "",
    ]
    return ", ".join(filter(None, words))


def printed_text(found: Asked) -> str:
    """The figure as it is printed: an amount, an interval, a factor, a count, or that it is not published."""
    if found.measure in {Measure.PER_EU_EURO, Measure.TOTAL_PER_EU_EURO}:
        return _factor(found)
    if found.is_count and found.is_complete:
        return str(len(found.why.counted))
    if found.low is None or found.high is None:
        return _("not known") if found.is_complete else _("not published")
    return euros(found.low) if found.low == found.high else f"{euros(found.low)} – {euros(found.high)}"


def euros(amount: Decimal) -> str:
    return f"€ {number_format(amount, decimal_pos=2, force_grouping=True)}"


def _factor(found: Asked) -> str:
    if found.low is None:
        return _("not published")
    ratio = per_euro if found.measure is Measure.PER_EU_EURO else total_per_euro
    factor = ratio(found.low, eu_of(found.seen.figures))
    if factor is None:
        return _("not known")
    low = two_decimals(factor.low)
    return low if factor.is_point or factor.high is None else f"{low} – {two_decimals(factor.high)}"
