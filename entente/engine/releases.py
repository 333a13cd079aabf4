"""Releases: what was published stays as it was, with a digest of what went in; restating shows every cell that moved.

Source: docs/adr/0005-releases.md; canonical form: JSON with sorted keys, no blanks, UTF-8, Decimals and dates as text.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass, fields, is_dataclass
from datetime import date, datetime
from decimal import Decimal
from enum import Enum, StrEnum
from hashlib import sha256

Cells = Mapping[str, Mapping[str, Decimal | None]]


class Moved(StrEnum):
    """How a published cell differs from the release before."""

    CHANGED = "changed"
    APPEARED = "appeared"
    VANISHED = "vanished"
    DISCLOSED = "disclosed"
    SUPPRESSED = "suppressed"


@dataclass(frozen=True, slots=True)
class Difference:
    """One cell that moved; an amount is None where the cell is suppressed or does not exist; `by` only where both are published."""

    table: str
    cell: str
    moved: Moved
    before: Decimal | None
    after: Decimal | None

    @property
    def by(self) -> Decimal | None:
        return None if self.before is None or self.after is None else self.after - self.before


def canonical(value: object) -> str:
    """One text for one meaning: equal inputs give the same bytes whatever order their keys, sets or decimals' zeros came in.

    Takes None, bool, int, str, Decimal, date, aware datetime, enums, frozen dataclasses, mappings, sequences and sets.
    Raises TypeError for floats and anything else, for they have no exact text.
    """
    return json.dumps(_plain(value), sort_keys=True, separators=(",", ":"), ensure_ascii=False)


def digest(value: object) -> str:
    """SHA-256 over the canonical text, as 64 hexadecimal digits."""
    return sha256(canonical(value).encode()).hexdigest()


def _plain(value: object) -> object:
    if isinstance(value, Enum):
        return _plain(value.value)
    if value is None or isinstance(value, bool | int | str):
        return value
    if isinstance(value, Decimal):
        return _decimal(value)
    return _temporal(value) if isinstance(value, date) else _composed(value)


def _decimal(value: Decimal) -> str:
    if not value.is_finite():
        raise TypeError(f"{value} is not an amount.")
    text = f"{abs(value) if value.is_zero() else value:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def _temporal(value: date) -> str:
    if isinstance(value, datetime) and value.tzinfo is None:
        raise TypeError("An instant without a time zone has no exact text.")
    return value.isoformat()


def _composed(value: object) -> object:
    if is_dataclass(value) and not isinstance(value, type):
        return {field.name: _plain(getattr(value, field.name)) for field in fields(value)}
    if isinstance(value, Mapping):
        return _named(value)
    if isinstance(value, set | frozenset):
        return sorted((_plain(item) for item in value), key=lambda item: json.dumps(item, sort_keys=True))
    if isinstance(value, list | tuple):
        return [_plain(item) for item in value]
    raise TypeError(f"{type(value).__name__} has no canonical text.")


def _named(mapping: Mapping[object, object]) -> dict[str, object]:
    named = {key if isinstance(key, str) else canonical(key): _plain(item) for key, item in mapping.items()}
    if len(named) < len(mapping):
        raise TypeError("Two keys of a mapping have the same canonical text.")
    return named


def differences(before: Cells, after: Cells) -> tuple[Difference, ...]:
    """Every cell of two frozen releases that moved, sorted by table and cell; equal releases give nothing."""
    addresses = sorted({(table, cell) for cells in (before, after) for table in cells for cell in cells[table]})
    found = (_difference(table, cell, before.get(table, {}), after.get(table, {})) for table, cell in addresses)
    return tuple(difference for difference in found if difference is not None)


def _difference(table: str, cell: str, before: Mapping[str, Decimal | None], after: Mapping[str, Decimal | None]) -> Difference | None:
    if cell not in before:
        return Difference(table, cell, Moved.APPEARED, None, after[cell])
    if cell not in after:
        return Difference(table, cell, Moved.VANISHED, before[cell], None)
    old, new = before[cell], after[cell]
    if old == new:
        return None
    moved = Moved.DISCLOSED if old is None else Moved.SUPPRESSED if new is None else Moved.CHANGED
    return Difference(table, cell, moved, old, new)
