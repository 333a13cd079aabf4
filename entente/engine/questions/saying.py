"""Answers as one reads them."""

from collections.abc import Mapping
from typing import Any

from entente.engine.questions.kinds import Kind
from entente.engine.questions.question import OTHER, Question


def words(question: Question, value: Any) -> str:
    """An answer as one reads it."""
    match question.kind:
        case Kind.ONE:
            return _choice(question, value)
        case Kind.MANY:
            return "; ".join(_choice(question, one) for one in value)
        case Kind.TABLE:
            return "\n".join(" | ".join(row.get(column.key, "") for column in question.columns) for row in value)
        case Kind.ORGANISATION | Kind.FILE:
            return str(value["name"])
        case Kind.PERSON:
            return f"{value['name']} <{value['email']}>" if value["email"] else str(value["name"])
        case Kind.SLOTS:
            return "; ".join(f"{slot.starts:%Y-%m-%d %H:%M}: {value[slot.key]}" for slot in question.slots if slot.key in value)
    return str(value)


def _choice(question: Question, value: Any) -> str:
    return str(value[OTHER]) if isinstance(value, Mapping) else question.label_of(value)
