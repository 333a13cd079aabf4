"""Exact fractions as a reader takes them: shares as per cent, numbers as they are."""

from fractions import Fraction
from typing import Any

from django import template
from django.utils.formats import number_format
from django.utils.translation import ngettext

from entente.ballots.told import amount as told

register = template.Library()


@register.filter
def get(found: dict[str, str], name: str) -> str:
    """What stands under a name that no template can write."""
    return found.get(name, "")


@register.filter
def share(value: Any, places: int = 1) -> str:
    """A share of 1 as per cent."""
    return "–" if value is None else f"{number_format(round(float(Fraction(value)) * 100, places), decimal_pos=places)} %"


@register.filter(name="float")
def as_float(value: Any) -> str:
    """For attributes, which know no locale."""
    return f"{float(Fraction(value)):.6f}"


@register.filter
def votes(value: Any) -> str:
    """A number of votes in words: "1 vote", "3/2 votes"."""
    return ngettext("%(votes)s vote", "%(votes)s votes", 1 if str(value) == "1" else 2) % {"votes": told(str(value))}


@register.filter
def amount(value: Any) -> str:
    return "–" if value in (None, "") else told(str(value))
