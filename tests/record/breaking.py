"""Tampering with the record as somebody with the database's own tools could, past its triggers."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection

from entente.record import triggers


@contextmanager
def unguarded() -> Iterator[None]:
    is_sqlite = connection.vendor == "sqlite"
    run(*(triggers.SQLITE_GONE if is_sqlite else triggers.POSTGRESQL_GONE))
    yield
    run(*(triggers.SQLITE if is_sqlite else triggers.POSTGRESQL))


def run(*statements: str) -> None:
    with connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)
