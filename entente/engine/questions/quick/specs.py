"""What stands in the brackets behind a question: its kind and what belongs to it."""

import re
from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from decimal import Decimal
from typing import Any

from entente.engine.questions.kinds import SIMPLE, Kind
from entente.engine.questions.question import Column, Option, Question, Slot, is_number
from entente.engine.questions.quick import escapes, naming

YES_NO = "yes/no"
KINDS: Mapping[str, Kind] = {
    "text": Kind.TEXT,
    "long": Kind.LONG,
    "number": Kind.NUMBER,
    "one": Kind.ONE,
    YES_NO: Kind.ONE,
    "many": Kind.MANY,
    "date": Kind.DATE,
    "file": Kind.FILE,
    "table": Kind.TABLE,
    "organisation": Kind.ORGANISATION,
    "person": Kind.PERSON,
    "times": Kind.SLOTS,
}
_HEAD = re.compile(r"([a-z/]+)\s*([^:]*?)\s*(?::\s*(.*))?", re.DOTALL)
_DECIMALS = re.compile(r"\.([1-6])")
_COLUMN = re.compile(r"(.*?)\s*\((text|number|date)\)", re.DOTALL)
_SLOT = re.compile(r"(\d{4}-\d\d-\d\d)[ T](\d\d:\d\d)(?:\s*[-\u2013]\s*(\d\d:\d\d))?")
OTHERS = {"...", "\u2026"}  # the last option: whatever else somebody says
ZONE = re.compile(r"[A-Za-z]+(?:/[A-Za-z_+0-9-]+){0,2}")


class Spec(ValueError):
    """What is in the brackets cannot be read: the problem in a word, and the part it is about."""

    def __init__(self, problem: str, detail: str = "") -> None:
        super().__init__(problem)
        self.problem, self.detail = problem, detail


def read(text: str, before: Question | None, zone: str) -> dict[str, Any]:
    """The fields of the question that the brackets say."""
    head = _HEAD.fullmatch(text.strip())
    if head is None or head[1] not in KINDS:
        raise Spec("kind", text.strip()[:40])
    word, extra, rest = head[1], head[2], head[3] or ""
    kind = KINDS[word]
    if word == YES_NO:
        return {"kind": kind, "options": (Option("yes", "Yes"), Option("no", "No"))}
    held = before if before is not None and before.kind is kind else None
    return {"kind": kind} | _SPECS.get(kind, _nothing)(extra, rest, held, zone)


def _nothing(extra: str, rest: str, before: Question | None, zone: str) -> dict[str, Any]:
    if extra or rest:
        raise Spec("too_much", extra or rest)
    return {}


def _number(extra: str, rest: str, before: Question | None, zone: str) -> dict[str, Any]:
    found: dict[str, Any] = {}
    unit = []
    for word in f"{extra} {rest}".split():
        low, dots, high = word.partition("..")
        if dots and "minimum" not in found:
            found |= {"minimum": _bound(low), "maximum": _bound(high)}
        elif decimals := _DECIMALS.fullmatch(word):
            found["decimals"] = int(decimals[1])
        else:
            unit.append(word)
    if found.get("minimum") is not None and found.get("maximum") is not None and found["minimum"] > found["maximum"]:
        raise Spec("range", f"{found['minimum']}..{found['maximum']}")
    return found | {"unit": escapes.unescaped(" ".join(unit))[:40]}


def _bound(text: str) -> Decimal | None:
    if text and not is_number(text):
        raise Spec("bound", text)
    return Decimal(text) if text else None


def _options(extra: str, rest: str, before: Question | None, zone: str) -> dict[str, Any]:
    written = _parts(extra, rest)
    takes_other = bool(written) and written[-1] in OTHERS
    labels = [" ".join(escapes.unescaped(part).split()) for part in (written[:-1] if takes_other else written)]
    if not labels or not all(labels):
        raise Spec("no_options")
    if not naming.distinct(labels):
        raise Spec("same_options", next(label for label in labels if labels.count(label) > 1))
    options = tuple(Option(key, label) for key, label in naming.keyed(labels, before.options if before else ()))
    return {"options": options, "takes_other": takes_other}


def _columns(extra: str, rest: str, before: Question | None, zone: str) -> dict[str, Any]:
    found = [_column(part) for part in _parts(extra, rest)]
    labels = [label for label, _kind in found]
    if not labels or not all(labels):
        raise Spec("no_columns")
    if not naming.distinct(labels):
        raise Spec("same_options", next(label for label in labels if labels.count(label) > 1))
    keys = naming.keyed(labels, before.columns if before else ())
    return {"columns": tuple(Column(key, label, kind) for (key, label), (_label, kind) in zip(keys, found, strict=True))}


def _column(part: str) -> tuple[str, Kind]:
    if match := _COLUMN.fullmatch(part):
        kind = KINDS[match[2]]
        return " ".join(escapes.unescaped(match[1]).split()), kind if kind in SIMPLE else Kind.TEXT
    return " ".join(escapes.unescaped(part).split()), Kind.TEXT


def _slots(extra: str, rest: str, before: Question | None, zone: str) -> dict[str, Any]:
    if extra and not ZONE.fullmatch(extra):
        raise Spec("zone", extra)
    slots = [_slot(part) for part in _parts("", rest)]
    if not slots:
        raise Spec("no_slots")
    if len({slot.key for slot in slots}) != len(slots):
        raise Spec("same_options", rest)
    return {"slots": tuple(sorted(slots, key=lambda slot: (slot.starts, slot.minutes))), "zone": extra or zone}


def _slot(part: str) -> Slot:
    match = _SLOT.fullmatch(part)
    try:
        if match is None:
            raise ValueError(part)
        starts = datetime.fromisoformat(f"{match[1]}T{match[2]}")
        ends = datetime.fromisoformat(f"{match[1]}T{match[3]}") if match[3] else starts + timedelta(hours=1)
        if not 1990 < starts.year < 2200:
            raise ValueError(part)
    except (ValueError, OverflowError):
        raise Spec("slot", part[:40]) from None
    minutes = int((ends - starts).total_seconds() // 60)
    return slot_of(starts, minutes if minutes > 0 else minutes + 1440)


def slot_of(starts: datetime, minutes: int) -> Slot:
    """A slot's key is its time, so that the same time is the same slot in every version."""
    return Slot(f"{starts:%Y%m%dt%H%M}-{minutes}", starts, minutes)


def _parts(extra: str, rest: str) -> list[str]:
    if extra:
        raise Spec("colon", extra)
    return escapes.parts(rest, "|")


_SPECS: Mapping[Kind, Callable[[str, str, Question | None, str], dict[str, Any]]] = {
    Kind.NUMBER: _number,
    Kind.ONE: _options,
    Kind.MANY: _options,
    Kind.TABLE: _columns,
    Kind.SLOTS: _slots,
}
