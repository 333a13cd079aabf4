"""What a page of the directory says five hundred times, made and escaped once: numbers and months in the reader's language, boxes."""

from datetime import date
from functools import lru_cache

from django.utils.formats import date_format, number_format
from django.utils.html import escape, format_html
from django.utils.safestring import SafeString, mark_safe


@lru_cache(maxsize=8192)
def grouped(number: int, language: str | None) -> SafeString:
    return mark_safe(number_format(number, force_grouping=True))  # noqa: S308 -- digits and a separator


@lru_cache(maxsize=4096)
def month(ordinal: int, language: str | None) -> SafeString:
    """Short, for a line; a page of its own says the day."""
    return escape(date_format(date.fromordinal(ordinal), "M Y"))


@lru_cache(maxsize=16384)
def box(name: str, value: str, label: str, is_chosen: bool) -> SafeString:
    """One choice of a filter. Its id lets the box keep the focus when the list is exchanged."""
    checked = SafeString(" checked") if is_chosen else ""
    return format_html('<input type="checkbox" id="{0}-{1}" name="{0}" value="{1}"{2}> {3}', name, value, checked, label)
