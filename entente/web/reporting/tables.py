"""The tables of a release in words: what each cell is called, and why one is not shown."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from entente.agreement.choices import Activity, Grade
from entente.engine.disclosure import Why
from entente.members.models import Category
from entente.reporting.models import Release
from entente.vocabulary.names import country_name

TITLES: dict[str, Promise] = {
    "year": gettext_lazy("By year"),
    "country": gettext_lazy("By country"),
    "class": gettext_lazy("By class of members"),
    "activity": gettext_lazy("By activity"),
    "grade": gettext_lazy("By evidence grade"),
    "year,grade": gettext_lazy("By year and evidence grade"),
}
REASONS: dict[str, Promise] = {
    Why.FEW: gettext_lazy("fewer than three contributors"),
    Why.DOMINANCE: gettext_lazy("one contributor above 80 %"),
    Why.DIFFERENCE: gettext_lazy("the change since the last release would show too much"),
    Why.COMPLEMENT: gettext_lazy("another cell could be worked out from it"),
    Why.WITHHELD: gettext_lazy("withheld with the whole table"),
}


@dataclass(frozen=True, slots=True)
class Cell:
    name: str
    amount: Decimal | None
    reason: str


@dataclass(frozen=True, slots=True)
class Table:
    title: str
    cells: list[Cell]
    withheld: int


def shown(release: Release) -> list[Table]:
    """Cells with an amount or a reason; those where nothing could stand are left out. One query, for the classes' names."""
    classes = dict(Category.objects.values_list("code", "name"))
    return [_table(str(title), release.cells.get(name, []), name.split(","), classes) for name, title in TITLES.items()]


def _table(title: str, cells: list[dict[str, Any]], dimensions: list[str], classes: Mapping[str, str]) -> Table:
    rows = [_cell(cell, dimensions, classes) for cell in cells if cell["amount"] is None or Decimal(cell["amount"])]
    if len(dimensions) == 1 and dimensions[0] != "year":
        rows.sort(key=lambda row: (row.amount is None, -(row.amount or 0), row.name))
    return Table(title, rows, sum(row.amount is None for row in rows))


def _cell(cell: Mapping[str, Any], dimensions: list[str], classes: Mapping[str, str]) -> Cell:
    name = " · ".join(_word(dimension, value, classes) for dimension, value in zip(dimensions, cell["key"], strict=True))
    amount = None if cell["amount"] is None else Decimal(cell["amount"])
    return Cell(name, amount, str(REASONS.get(cell["why"], "")))


def _word(dimension: str, value: str, classes: Mapping[str, str]) -> str:
    words: dict[str, Any] = {"activity": dict(Activity.choices), "grade": dict(Grade.choices), "class": classes}
    if dimension == "country":
        return country_name(value)
    return str(words.get(dimension, {}).get(value, value)) or _("Not classified")
