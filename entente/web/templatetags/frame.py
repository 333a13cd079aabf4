"""What stands around every page; tags, so that no page's own words take their place."""

from functools import cache
from typing import Any

from django import template
from django.templatetags.static import static
from django.utils.html import format_html_join
from django.utils.safestring import SafeString

from entente.web import navigation

register = template.Library()
# the house's sheet comes first; then those of its parts, in the order in which they hold
PARTS = """
    house members projects agreement record people notices documents reporting forms gatherings governance news support products
    certification market measures ballots agenda programme exchange industry watch skills dialogue consortia mirror desk search
""".split()


@register.simple_tag
@cache
def styles() -> SafeString:
    """Their addresses are asked of the storage once in a process."""
    sheets = ["entente/entente.css", *(f"entente/parts/{part}.css" for part in PARTS)]
    return format_html_join("\n", '<link rel="stylesheet" href="{}">', ((static(sheet),) for sheet in sheets))


@register.simple_tag(takes_context=True)
def rooms(context: dict[str, Any]) -> SafeString:
    return navigation.bar(context["request"])
