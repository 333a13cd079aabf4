"""Every table as lines of JSON and back, the same on both kinds of database: what a backup is made of."""

import json
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from datetime import date, datetime, time
from itertools import islice
from typing import Any

from django.apps import apps
from django.core.management.color import no_style
from django.db import connection, models, transaction

BATCH = 1000
SESSIONS = {"django_session", "usersessions_usersession"}  # a backup lets nobody in: after a restore everyone signs in again
APPEND_ONLY = {"record_entry", "record_payload"}


def kept() -> list[type[models.Model]]:
    """Every table that is backed up, in an order that does not depend on anything."""
    every = (model for model in apps.get_models(include_auto_created=True) if model._meta.managed and not model._meta.proxy)
    return sorted((model for model in every if model._meta.db_table not in SESSIONS), key=lambda model: model._meta.db_table)


@contextmanager
def snapshot() -> Iterator[None]:
    """All reads inside see the database of one instant, and nobody who writes has to wait."""
    if connection.vendor == "postgresql":
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
            yield
        return
    with connection.cursor() as cursor:
        cursor.execute("BEGIN DEFERRED")
        try:
            yield
        finally:
            cursor.execute("ROLLBACK")


def lines(model: type[models.Model]) -> Iterator[str]:
    """The names of the columns, then each row as a list."""
    names = [field.attname for field in model._meta.concrete_fields]
    yield json.dumps(names)
    for row in model._base_manager.order_by("pk").values_list(*names).iterator(chunk_size=BATCH):
        yield json.dumps(row, ensure_ascii=False, default=_plain)


def clear(written: Iterable[type[models.Model]]) -> None:
    """What migrations put into a new database; the record's tables are empty then, and refuse to be emptied."""
    with connection.cursor() as cursor:
        for model in written:
            if model._meta.db_table not in APPEND_ONLY:
                cursor.execute(f"DELETE FROM {connection.ops.quote_name(model._meta.db_table)}")  # noqa: S608 -- a name of our own tables


def write(model: type[models.Model], lines: Iterator[str]) -> int:
    """Rows as they were, past defaults, signals and today's clock; the number of rows."""
    fields = {field.attname: field for field in model._meta.concrete_fields}
    ordered = [fields[name] for name in json.loads(next(lines))]
    quote, columns = connection.ops.quote_name, [str(field.column) for field in ordered]
    places = ", ".join(["%s"] * len(columns))
    statement = f"INSERT INTO {quote(model._meta.db_table)} ({', '.join(map(quote, columns))}) VALUES ({places})"  # noqa: S608 -- names of our own columns
    values = [_value_of(field) for field in ordered]
    rows = ([read(value) for read, value in zip(values, json.loads(line), strict=True)] for line in lines)
    count = 0
    with connection.cursor() as cursor:
        while batch := list(islice(rows, BATCH)):
            cursor.executemany(statement, batch)
            count += len(batch)
    return count


def settle(written: Iterable[type[models.Model]]) -> None:
    """Next numbers follow the highest that were written; every reference leads somewhere."""
    with connection.cursor() as cursor:
        for statement in connection.ops.sequence_reset_sql(no_style(), list(written)):
            cursor.execute(statement)
    connection.check_constraints()


def _value_of(field: models.Field[Any, Any]) -> Callable[[Any], Any]:
    """How a value of the backup becomes a value for this database."""
    target: models.Field[Any, Any] = field
    while isinstance(target, models.ForeignKey):
        target = target.target_field
    return lambda value: field.get_db_prep_save(None if value is None else target.to_python(value), connection)


def _plain(value: Any) -> str:
    return value.isoformat() if isinstance(value, date | datetime | time) else str(value)
