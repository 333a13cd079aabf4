"""Rows of many tables, of many rooms, asked of the database as one question."""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, TypeAlias

from django.core.exceptions import EmptyResultSet
from django.db import connection
from django.db.models import BigIntegerField, Count, DateField, DateTimeField, F, Field, QuerySet, TextField, Value
from django.db.models.expressions import Combinable
from django.db.models.functions import Cast, JSONObject

Part: TypeAlias = QuerySet[Any, Any]
_TYPES: dict[str, Field[Any, Any]] = {
    "id": TextField(),
    "label": TextField(),
    "more": TextField(),
    "on": DateField(),
    "at": DateTimeField(),
    "number": BigIntegerField(),
}

_COLUMNS = [Value(None, output_field=kind) for kind in _TYPES.values()]


@dataclass(frozen=True, slots=True)
class Compiled:
    """One part as SQL with its parameters, in the columns of `Row`; no SQL where nothing can be found."""

    sql: str
    params: tuple[Any, ...]


@dataclass(frozen=True, slots=True)
class Row:
    """What every part says of one thing; what a part does not say is None."""

    id: str
    label: str
    more: str
    on: date | None
    at: datetime | None
    number: int | None

    @property
    def facts(self) -> dict[str, Any]:
        """What `more` holds when a part says it with `facts`."""
        held: dict[str, Any] = json.loads(self.more)
        return held


def facts(**named: str | Combinable) -> JSONObject:
    """Several columns as one, for `more`."""
    return JSONObject(**named)


def part(rows: QuerySet[Any, Any], *, most: int | None = None, **said: str | Combinable | None) -> Part:
    """One table's rows, in the columns of `Row`: each named by a field or an expression. With `most`, the first so many of their order."""
    if most is not None:
        rows = rows.model._default_manager.filter(pk__in=rows.values("pk")[:most])
    columns: Mapping[str, Any] = {"id": "pk", **said}
    shaped: Part = rows.order_by().annotate(**{f"t_{name}": _cast(name, columns.get(name)) for name in _TYPES})
    return shaped


def counted(rows: QuerySet[Any, Any]) -> Part:
    """One row that tells how many there are, as `number`."""
    said: dict[str, Any] = {f"t_{name}": _cast(name, None) for name in _TYPES if name != "number"}
    shaped: Part = rows.order_by().values(**said).annotate(t_number=Cast(Count("pk"), BigIntegerField()))
    return shaped


def together(parts: Sequence[Part | Compiled]) -> list[list[Row]]:
    """The rows of each part; one query, however many parts there are."""
    found: list[list[Row]] = [[] for _part in parts]
    ready = [(place, one if isinstance(one, Compiled) else compiled(one)) for place, one in enumerate(parts)]
    asked = [(place, one) for place, one in ready if one.sql]
    if asked:
        sql = " UNION ALL ".join(f"SELECT {place} AS t_part, t.* FROM ({one.sql}) t" for place, one in asked)  # noqa: S608 -- the ORM's own
        for place, *row in _asked(sql, [value for _place, one in asked for value in one.params]):
            found[place].append(_row(*row))
    return found


def compiled(one: Part) -> Compiled:
    """The part as a statement of its own; without one where it can have no rows."""
    shaped = one.values_list(*(f"t_{name}" for name in _TYPES))
    try:
        sql, params = shaped.query.get_compiler(connection=connection).as_sql()
    except EmptyResultSet:
        return Compiled("", ())
    return Compiled(sql, tuple(params))


def _asked(sql: str, params: Sequence[Any]) -> Iterator[Sequence[Any]]:
    """Rows as the database gives them, with what Django makes of each column's type."""
    makers = [(place, maker, column) for place, column in enumerate(_COLUMNS, start=1) for maker in _makers(column)]
    with connection.cursor() as cursor:
        cursor.execute(sql, params)
        for found in cursor.fetchall():
            row = list(found)
            for place, make, column in makers:
                row[place] = make(row[place], column, connection)
            yield row


def _makers(column: Value) -> list[Any]:
    return [*connection.ops.get_db_converters(column), *column.get_db_converters(connection)]


def _cast(name: str, said: Any) -> Cast:
    return Cast(F(said) if isinstance(said, str) else said or Value(None), _TYPES[name])


def _row(id: str | None, label: str | None, more: str | None, on: date | None, at: datetime | None, number: int | None) -> Row:  # noqa: A002 -- the columns' own names
    return Row(id or "", label or "", more or "", on, at, number)
