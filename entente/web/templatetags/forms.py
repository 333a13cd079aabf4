"""Numbers of results: as wide as a bar, and as people read them."""

from decimal import Decimal

from django import template
from django.utils.formats import number_format

register = template.Library()


@register.filter
def svg_part(share: Decimal | None) -> str:
    """A share as a part of a hundred, for a picture: a point before the decimals in every language."""
    return "0" if share is None else f"{Decimal(share) * 100:.2f}"


@register.filter
def plain_number(value: Decimal | None) -> str:
    """The number without zeros that say nothing; "–" where there is none."""
    if value is None:
        return "–"
    rounded = round(Decimal(value), 2)
    plain = rounded.quantize(Decimal(1)) if rounded == rounded.to_integral_value() else rounded.normalize()
    return number_format(plain, force_grouping=True)
