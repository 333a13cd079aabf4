"""Questions as they are kept: plain values out, and back in with every field looked at."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from decimal import Decimal
from typing import Any

from entente.engine.questions.kinds import Kind
from entente.engine.questions.limits import LONGEST_HELP, LONGEST_LABEL
from entente.engine.questions.question import Asks, Column, Condition, Malformed, Option, Question, Slot, Texts, is_number
from entente.engine.questions.questionnaire import Questionnaire


def stored(questionnaire: Questionnaire) -> list[dict[str, Any]]:
    return [_stored(question) for question in questionnaire]


def restored(kept: Any) -> Questionnaire:
    """What `stored` gave, or somebody sent in the same shape. Raises Malformed."""
    if not isinstance(kept, Sequence) or isinstance(kept, str | bytes):
        raise Malformed("shape")
    return Questionnaire(tuple(_restored(one, place) for place, one in enumerate(kept, start=1)))


def _stored(question: Question) -> dict[str, Any]:
    condition = question.condition
    whole = {
        "key": question.key,
        "kind": question.kind.value,
        "label": question.label,
        "help": question.help,
        "required": question.is_required,
        "options": [{"key": one.key, "label": one.label} for one in question.options],
        "other": question.takes_other,
        "minimum": None if question.minimum is None else format(question.minimum, "f"),
        "maximum": None if question.maximum is None else format(question.maximum, "f"),
        "unit": question.unit,
        "decimals": question.decimals,
        "columns": [{"key": one.key, "label": one.label, "kind": one.kind.value} for one in question.columns],
        "slots": [{"key": one.key, "starts": one.starts.isoformat(timespec="minutes"), "minutes": one.minutes} for one in question.slots],
        "zone": question.zone,
        "condition": condition and {"question": condition.question, "asks": condition.asks.value, "values": list(condition.values)},
        "source": question.source,
        "texts": {code: {"label": one.label, "help": one.help, "parts": dict(one.parts)} for code, one in sorted(question.texts.items())},
    }
    return {name: value for name, value in whole.items() if value not in (None, "", False, 0, [], {})}


def _restored(kept: Any, place: int) -> Question:
    try:
        return _question(kept, place)
    except Malformed:
        raise
    except (KeyError, TypeError, ValueError, AttributeError, ArithmeticError) as problem:
        raise Malformed("shape", place, str(problem)[:100]) from None


def _question(kept: Mapping[str, Any], place: int) -> Question:
    said = kept.get("condition")
    return Question(
        key=_text(kept["key"]),
        kind=Kind(kept["kind"]),
        label=_text(kept["label"], LONGEST_LABEL),
        help=_text(kept.get("help", ""), LONGEST_HELP),
        is_required=bool(kept.get("required", False)),
        options=tuple(Option(_text(one["key"]), _text(one["label"], LONGEST_LABEL)) for one in kept.get("options", [])),
        takes_other=bool(kept.get("other", False)),
        minimum=_number(kept.get("minimum")),
        maximum=_number(kept.get("maximum")),
        unit=_text(kept.get("unit", ""), 40),
        decimals=_count(kept.get("decimals", 0), 6),
        columns=tuple(
            Column(_text(one["key"]), _text(one["label"], LONGEST_LABEL), Kind(one.get("kind", "text"))) for one in kept.get("columns", [])
        ),
        slots=tuple(_slot(one) for one in kept.get("slots", [])),
        zone=_text(kept.get("zone", ""), 60),
        condition=Condition(_text(said["question"]), Asks(said["asks"]), tuple(map(_text, said.get("values", [])))) if said else None,
        source=_text(kept.get("source", ""), 60),
        texts={_text(code, 8): _texts(one) for code, one in dict(kept.get("texts", {})).items()},
    )


def _slot(kept: Mapping[str, Any]) -> Slot:
    starts = datetime.fromisoformat(_text(kept["starts"]))
    if starts.tzinfo is not None or not 1990 < starts.year < 2200:
        raise ValueError("a slot is on the clocks of its question's zone")
    return Slot(_text(kept["key"]), starts, _count(kept.get("minutes", 60), 1440))


def _texts(kept: Mapping[str, Any]) -> Texts:
    parts = {_text(key): _text(said, LONGEST_LABEL) for key, said in dict(kept.get("parts", {})).items()}
    return Texts(_text(kept.get("label", ""), LONGEST_LABEL), _text(kept.get("help", ""), LONGEST_HELP), parts)


def _text(value: Any, longest: int = 60) -> str:
    if not isinstance(value, str) or len(value) > longest or "\x00" in value or any("\ud800" <= sign <= "\udfff" for sign in value):
        raise ValueError(f"not a text of at most {longest} signs")
    return value


def _number(value: Any) -> Decimal | None:
    if value is None:
        return None
    if not isinstance(value, str) or not is_number(value):
        raise ValueError("not a number")
    return Decimal(value)


def _count(value: Any, most: int) -> int:
    if not isinstance(value, int) or isinstance(value, bool) or not 0 <= value <= most:
        raise ValueError(f"not a number from 0 to {most}")
    return value
