"""Reading typed fields out of a TOML table; every problem is kept, with the field's full name and what was expected."""

from collections.abc import Collection
from datetime import date, datetime
from decimal import Decimal, InvalidOperation
from typing import Any

from django.utils.translation import gettext as _

MOST = Decimal(10) ** 14  # what the database's columns hold


class Table:
    """One table of the file; `problems` is shared by all tables of it."""

    def __init__(self, values: Any, name: str = "", problems: list[str] | None = None) -> None:
        self.name, self.problems = name, [] if problems is None else problems
        self.values: dict[str, Any] = values if isinstance(values, dict) else {}
        if not isinstance(values, dict):
            self.wrong("", _("must be a table of fields"))

    def wrong(self, field: str, sentence: str) -> None:
        self.problems.append(f"{'.'.join(filter(None, (self.name, field)))}: {sentence}")

    def refuse_unknown(self, known: Collection[str]) -> None:
        for field in sorted(set(self.values) - set(known)):
            self.wrong(field, _("is not a field of a contract file; take it out or mend its spelling"))

    def table(self, field: str) -> "Table":
        return Table(self.values.get(field, {}), ".".join(filter(None, (self.name, field))), self.problems)

    def tables(self, field: str) -> list["Table"]:
        rows = self.values.get(field, [])
        if not isinstance(rows, list):
            self.wrong(field, _("must be a list of tables, each written under [[%(field)s]]") % {"field": field})
            return []
        return [Table(row, f"{field}[{number}]", self.problems) for number, row in enumerate(rows, start=1)]

    def text(self, field: str, *, required: bool = True, most: int = 200) -> str:
        value = self.values.get(field, "")
        if not isinstance(value, str) or (required and not value.strip()):
            self.wrong(field, _("must be a text in quotes"))
            return ""
        if len(value) > most or "\x00" in value:
            self.wrong(field, _("must be at most %(most)s ordinary characters") % {"most": most})
        return value.strip()

    def choice(self, field: str, choices: Collection[str], default: str = "") -> str:
        value = self.values.get(field, default)
        if value not in choices:
            self.wrong(field, _("must be one of %(choices)s") % {"choices": ", ".join(choices)})
            return default
        return str(value)

    def flag(self, field: str, default: bool) -> bool:
        value = self.values.get(field, default)
        if not isinstance(value, bool):
            self.wrong(field, _("must be true or false"))
        return bool(value)

    def day(self, field: str, default: date | None = None, *, required: bool = True) -> date:
        value = self.values.get(field, default)
        if isinstance(value, date) and not isinstance(value, datetime):
            return value
        if value is not None or required:
            self.wrong(field, _("must be a day written as 2016-07-05, without quotes"))
        return date.min

    def amount(self, field: str, *, required: bool = True) -> Decimal | None:
        """A number above 0, better in quotes so that nothing is rounded."""
        value = self.values.get(field)
        if value is None and not required:
            return None
        number = _decimal(value)
        if number is None or not 0 < number < MOST:
            self.wrong(field, _('must be a number above 0 and below %(most)s, such as "450000000"') % {"most": f"{MOST:,.0f}"})
            return None
        return number

    def words(self, field: str) -> list[str]:
        value = self.values.get(field, [])
        if not isinstance(value, list) or not value or not all(isinstance(word, str) and 0 < len(word.strip()) <= 120 for word in value):
            self.wrong(field, _('must be a list of texts, such as ["DS-*", "SU-*"]'))
            return []
        return [word.strip() for word in value]


def _decimal(value: Any) -> Decimal | None:
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        return None
    try:
        number = Decimal(str(value))
    except InvalidOperation:
        return None
    return number if number.is_finite() else None
