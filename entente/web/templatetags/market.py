"""Numbers in the market's pictures: a point before the decimals in every language."""

from collections.abc import Mapping

from django import template

from entente.web.market.pictures import percent

register = template.Library()


@register.filter
def hundredth(share: float) -> str:
    """A share as a place from 0 to 100; the last one keeps room for a mark."""
    return f"{min(100 * share, 99):.2f}"


@register.filter
def part_of_hundred(share: float | None) -> str:
    """A share in per cent; what is little is not nothing."""
    return percent(share)


@register.filter
def breadth(part: Mapping[str, float]) -> str:
    """How wide the interval of a part is, from 0 to 100; one that has no width is still seen."""
    return f"{max(100 * (part['high'] - part['low']), 1):.2f}"


@register.filter
def unlocalized(number: float) -> str:
    return f"{number:.2f}"


@register.filter
def shifted(number: float, by: str) -> str:
    return f"{number + float(by):.2f}"
