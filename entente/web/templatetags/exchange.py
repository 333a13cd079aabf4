"""What every line of a list says: its sectors, its marking."""

from collections.abc import Sequence
from functools import lru_cache

from django import template
from django.template.loader import render_to_string
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from entente.vocabulary.choices import TrafficLight
from entente.web.members.labels import names

register = template.Library()
FEW = 3


@register.filter
def sectors(codes: Sequence[str]) -> str:
    """The first few by name."""
    return ", ".join(names("sector").get(code, code) for code in codes[:FEW])


@register.filter
def badge(light: TrafficLight) -> SafeString:
    """Its marking: there are four of them, and a list says one in every line."""
    return _badge(light, get_language())


@lru_cache
def _badge(light: TrafficLight, language: str | None) -> SafeString:
    return SafeString(render_to_string("documents/_badge.html", {"light": light}).strip())
