"""Chains and shares of coverage, in templates."""

from typing import Any

from django import template

from entente.certification.queries.coverage import Step
from entente.web.certification.coverage_words import sign

register = template.Library()


@register.filter
def signed(step: Step) -> str:
    return sign(step)


@register.filter
def of(found: dict[Any, Any], key: Any) -> Any:
    """The value of a key, or nothing."""
    return found.get(key, "") if isinstance(found, dict) else ""


@register.filter
def indent(depth: int) -> str:
    """A class for the depth in a tree; deeper than six looks like six."""
    return f"deep-{min(max(depth, 1), 6)}"
