"""Results of the engine as JSON keeps them: fractions as text ("2/3"), what it said as phrases with their facts."""

from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from decimal import Decimal
from enum import Enum
from fractions import Fraction
from typing import Any

from django.utils.translation import gettext

from entente.engine.rules import Said


def plain(value: Any) -> Any:
    """Any of the engine's values."""
    if isinstance(value, Said):
        return kept(value)
    if is_dataclass(value) and not isinstance(value, type):
        return {one.name: plain(getattr(value, one.name)) for one in fields(value)}
    if isinstance(value, Mapping):
        return {str(key): plain(item) for key, item in value.items()}
    if isinstance(value, list | tuple | frozenset | set):
        return [plain(item) for item in value]
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, date):
        return value.isoformat()
    return str(value) if isinstance(value, Fraction | Decimal) else value


def kept(said: Said) -> dict[str, Any]:
    facts = {name: kept(fact) if isinstance(fact, Said) else str(fact) for name, fact in said.facts.items()}
    return {"phrase": said.phrase.english, "facts": facts}


def words(said: Mapping[str, Any]) -> str:
    """In the reader's language."""
    facts = {name: words(fact) if isinstance(fact, Mapping) else fact for name, fact in said["facts"].items()}
    return gettext(said["phrase"]) % facts
