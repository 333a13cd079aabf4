"""Values of the record as a person reads them."""

from typing import Any

from django import template
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

register = template.Library()


@register.filter
def in_words(name: str) -> str:
    """A field's name: "from_on" is "from on"."""
    return name.replace("_", " ")


@register.filter
def telling(changes: list[tuple[str, Any, Any]]) -> list[tuple[str, Any, Any]]:
    """The changes without those from nothing to nothing."""
    return [(name, before, after) for name, before, after in changes if as_said(before) != "–" or as_said(after) != "–"]


@register.filter
def as_said(value: Any) -> str:
    """A value as it was entered: nothing is a dash, a list its items, yes and no words."""
    if isinstance(value, bool):
        return pgettext("a value", "yes") if value else pgettext("a value", "no")
    if isinstance(value, list):
        return ", ".join(map(as_said, value)) or _("none")
    if isinstance(value, dict):
        return ", ".join(f"{in_words(key)} {as_said(item)}" for key, item in value.items()) or _("none")
    return "–" if value in (None, "") else str(value)
