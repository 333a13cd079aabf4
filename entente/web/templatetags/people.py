"""What the sign-in pages ask in their templates."""

from typing import Any

from django import template

from entente.web.people.demo import is_open

register = template.Library()


@register.simple_tag(takes_context=True)
def demo_is_open(context: dict[str, Any]) -> bool:
    """Whether one-click sign-in of the demonstration answers this reader."""
    return is_open(context["request"])
