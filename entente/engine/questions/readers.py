"""How an answer of each kind is read: as it is kept, None where nothing was said, or `Wrong`."""

from collections.abc import Callable, Mapping
from typing import Any

from entente.engine.questions import plain
from entente.engine.questions.kinds import Kind
from entente.engine.questions.limits import LONGEST_LINE, LONGEST_TEXT, MOST_ROWS
from entente.engine.questions.plain import Wrong
from entente.engine.questions.question import OTHER, Question

YES, MAYBE, NO = "yes", "maybe", "no"
SAYS = (YES, MAYBE, NO)


def _nothing(question: Question, raw: Any) -> None:
    return None


def _line(question: Question, raw: Any) -> str | None:
    return plain.line(raw, LONGEST_LINE)


def _text(question: Question, raw: Any) -> str | None:
    return plain.text(raw, LONGEST_TEXT)


def _number(question: Question, raw: Any) -> str | None:
    value = plain.number(raw, question.decimals)
    if value is None:
        return None
    if question.minimum is not None and value < question.minimum:
        raise Wrong("too_small", format(question.minimum, "f"))
    if question.maximum is not None and value > question.maximum:
        raise Wrong("too_large", format(question.maximum, "f"))
    return format(value, "f")


def _date(question: Question, raw: Any) -> str | None:
    return plain.day(raw)


def _one(question: Question, raw: Any) -> Any:
    if isinstance(raw, list):
        raw = raw[0] if len(raw) == 1 else raw or None
    return None if raw in (None, "") else _choice(question, raw)


def _many(question: Question, raw: Any) -> list[Any] | None:
    if raw in (None, "", []):
        return None
    if not isinstance(raw, list):
        raise Wrong("choice")
    found = [_choice(question, one) for one in raw if one not in (None, "")]
    options = {one for one in found if isinstance(one, str)}
    others = [one for one in found if isinstance(one, dict)][:1]
    return [option.key for option in question.options if option.key in options] + others or None


def _choice(question: Question, raw: Any) -> Any:
    if isinstance(raw, Mapping) and question.takes_other:
        said = plain.line(raw.get(OTHER), LONGEST_LINE)
        if said is None:
            raise Wrong("say_other")
        return {OTHER: said}
    if isinstance(raw, str) and raw in {option.key for option in question.options}:
        return raw
    raise Wrong("choice")


def _table(question: Question, raw: Any) -> list[dict[str, Any]] | None:
    if raw in (None, "", []):
        return None
    if not isinstance(raw, list) or not all(isinstance(row, Mapping) for row in raw):
        raise Wrong("table")
    rows = [row for row in (_row(question, row, place) for place, row in enumerate(raw, start=1)) if row]
    if len(rows) > MOST_ROWS:
        raise Wrong("too_many_rows", str(MOST_ROWS))
    return rows or None


def _row(question: Question, raw: Mapping[str, Any], place: int) -> dict[str, Any]:
    found = {}
    for column in question.columns:
        try:
            value = _CELLS[column.kind](raw.get(column.key))
        except Wrong as wrong:
            raise Wrong("cell", f"{place}, {column.label}", because=wrong) from None
        if value is not None:
            found[column.key] = value
    return found


def _cell_number(raw: Any) -> str | None:
    value = plain.number(raw, 6)
    return None if value is None else format(value, "f")


def _organisation(question: Question, raw: Any) -> dict[str, Any] | None:
    """Whoever typed a name has it looked up before: here it is a number with a name, or not known."""
    if raw in (None, "") or raw == {}:
        return None
    if isinstance(raw, Mapping) and isinstance(raw.get("id"), int) and (name := plain.line(raw.get("name"), LONGEST_LINE)):
        return {"id": raw["id"], "name": name}
    raise Wrong("organisation")


def _person(question: Question, raw: Any) -> dict[str, str] | None:
    if raw in (None, ""):
        return None
    if not isinstance(raw, Mapping):
        raise Wrong("person")
    name, email = plain.line(raw.get("name"), 200), plain.line(raw.get("email"), 254)
    if email and not plain.is_address(email):
        raise Wrong("address")
    if email and not name:
        raise Wrong("name")
    return {"name": name, "email": email or ""} if name else None


def _file(question: Question, raw: Any) -> dict[str, Any] | None:
    """Bytes are brought before; here a file is the number under which they are kept."""
    if raw in (None, "") or raw == {}:
        return None
    if isinstance(raw, Mapping) and isinstance(raw.get("upload"), int) and isinstance(raw.get("size"), int):
        return {"upload": raw["upload"], "name": plain.line(raw.get("name"), 255) or "file", "size": raw["size"]}
    raise Wrong("file")


def _slots(question: Question, raw: Any) -> dict[str, str] | None:
    if raw in (None, "") or raw == {}:
        return None
    if not isinstance(raw, Mapping) or any(said not in (*SAYS, "", None) for said in raw.values() if not isinstance(said, dict | list)):
        raise Wrong("slots")
    return {slot.key: raw[slot.key] for slot in question.slots if isinstance(raw.get(slot.key), str) and raw[slot.key] in SAYS} or None


_CELLS: Mapping[Kind, Callable[[Any], Any]] = {
    Kind.TEXT: lambda raw: plain.line(raw, LONGEST_LINE),
    Kind.NUMBER: _cell_number,
    Kind.DATE: plain.day,
}
READERS: Mapping[Kind, Callable[[Question, Any], Any]] = {
    Kind.SECTION: _nothing,
    Kind.TEXT: _line,
    Kind.LONG: _text,
    Kind.NUMBER: _number,
    Kind.ONE: _one,
    Kind.MANY: _many,
    Kind.DATE: _date,
    Kind.FILE: _file,
    Kind.TABLE: _table,
    Kind.ORGANISATION: _organisation,
    Kind.PERSON: _person,
    Kind.SLOTS: _slots,
}
