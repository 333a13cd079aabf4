"""The house's sheet and those of its parts, in the order in which they hold."""

from functools import cache

from django import template
from django.templatetags.static import static
from django.utils.html import format_html_join
from django.utils.safestring import SafeString

register = template.Library()
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
