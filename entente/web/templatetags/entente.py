"""What templates need in every room: money, days, the address of this list with one filter changed."""

from collections.abc import Iterable
from datetime import date, datetime
from decimal import Decimal
from typing import Any
from urllib.parse import urlsplit

from django import template
from django.http import QueryDict
from django.utils import timezone
from django.utils.formats import date_format, number_format
from django.utils.html import escape
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from entente.vocabulary.names import country_name

register = template.Library()
NARROW = "\u00a0"  # a number and its unit stay on one line


@register.filter
def euro(amount: Decimal | None) -> str:
    """A whole amount of euros; "not known" is never 0."""
    return "–" if amount is None else f"€{NARROW}{number_format(round(Decimal(amount)), force_grouping=True)}"


@register.filter
def million(amount: Decimal | None) -> str:
    """Millions of euros with one decimal, none where it would be 0."""
    if amount is None:
        return "–"
    millions = (Decimal(amount) / 1_000_000).quantize(Decimal("0.1"))
    return f"€{NARROW}{number_format(millions, decimal_pos=0 if millions == int(millions) else 1, force_grouping=True)}{NARROW}m"


@register.filter
def grouped(number: Any) -> str:
    return "–" if number is None else number_format(number, force_grouping=True)


@register.filter
def factor(value: Decimal | None) -> str:
    """A factor with two decimals."""
    return "–" if value is None else number_format(Decimal(value).quantize(Decimal("0.01")), decimal_pos=2)


@register.filter
def percent(share: Any) -> str:
    return "–" if share is None else f"{number_format(round(Decimal(share) * 100))} %"


@register.filter
def day(value: date | None) -> str:
    """An instant's day is the partnership's, not UTC's."""
    if isinstance(value, datetime) and timezone.is_aware(value):
        value = timezone.localtime(value)
    return "–" if value is None else date_format(value, "j F Y")


@register.filter
def country(code: str) -> str:
    return country_name(code, get_language() or "en") if code else ""


@register.simple_tag(takes_context=True)
def here(context: dict[str, Any], **changes: Any) -> str:
    """This page's address with some of its query changed; an empty value takes the key away."""
    query: QueryDict = context["request"].GET.copy()
    for key, value in changes.items():
        query.pop(key, None)
        if value not in (None, ""):
            query[key] = value
    return "?" + query.urlencode()


@register.simple_tag
def options(choices: Iterable[tuple[Any, Any]], chosen: Any = "") -> SafeString:
    """What a `select` offers: pairs of a code and its name, or of a heading and the pairs below it."""
    return SafeString("".join(_option(code, name, str(chosen)) for code, name in choices))


def _option(code: Any, name: Any, chosen: str) -> str:
    if isinstance(name, list | tuple):
        return f'<optgroup label="{escape(code)}">{options(name, chosen)}</optgroup>'
    return f'<option value="{escape(code)}"{" selected" if str(code) == chosen else ""}>{escape(name)}</option>'


@register.filter
def domain(address: str) -> str:
    """Where a link leads, in few letters."""
    try:
        return urlsplit(address).netloc.removeprefix("www.") or address
    except ValueError:
        return address
