"""A migrated database, made once for each state of the migrations and copied from then on: by workers, tests and scratch installations."""

import fcntl
import hashlib
import os
import re
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache
from importlib.metadata import version
from pathlib import Path

import psycopg
from psycopg import sql

HOUSE = Path(__file__).parents[1] / "entente"
OURS = re.compile(r"^(?:from|import) (entente[\w.]*)", re.MULTILINE)
NAME = "entente_migrated_"
MANY = 8  # of them are left on a server


@cache
def digest() -> str:
    """Of all migrations, whatever they import of ours, and what else brings migrations."""
    seen, open_ends = set[Path](), set(HOUSE.glob("*/migrations/*.py"))
    while open_ends:
        seen |= open_ends
        open_ends = {file for one in open_ends for file in _imported(one)} - seen
    told = hashlib.sha256(version("django").encode() + version("django-allauth").encode() + version("django-tasks-db").encode())
    for file in sorted(seen):
        told.update(file.read_bytes())
    return told.hexdigest()[:12]


def file(migrate: Callable[[Path], None]) -> Path:
    """An SQLite file; `migrate` fills a home where there is none yet."""
    kept = Path(tempfile.gettempdir()) / f"{NAME}{os.getuid()}_{digest()}.sqlite3"
    with _alone(kept.with_suffix(".lock")):
        if not kept.exists():
            with tempfile.TemporaryDirectory(dir=kept.parent) as home:
                migrate(Path(home))
                (Path(home) / "entente.sqlite3").replace(kept)
    return kept


def database(server: str, migrate: Callable[[str], None]) -> str:
    """The name of a PostgreSQL database to copy as a template; those of other migrations are dropped when they become many."""
    kept = NAME + digest()
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute("SELECT pg_advisory_lock(hashtext(%s))", [NAME])
        names = {name for (name,) in connection.execute("SELECT datname FROM pg_database WHERE datname LIKE %s", [NAME + "%"])}
        if kept not in names:
            for name in names if len(names) >= MANY else ():
                connection.execute(sql.SQL("DROP DATABASE IF EXISTS {}").format(sql.Identifier(name)))
            connection.execute(sql.SQL("DROP DATABASE IF EXISTS {}").format(sql.Identifier(NAME + "new")))  # one that was given up
            connection.execute(sql.SQL("CREATE DATABASE {} TEMPLATE template0").format(sql.Identifier(NAME + "new")))
            migrate(NAME + "new")
            connection.execute(sql.SQL("ALTER DATABASE {} RENAME TO {}").format(sql.Identifier(NAME + "new"), sql.Identifier(kept)))
    return kept


def _imported(one: Path) -> Iterator[Path]:
    for name in OURS.findall(one.read_text(encoding="utf-8")):
        place = HOUSE.parent.joinpath(*name.split("."))
        yield from (found for found in (place.with_suffix(".py"), place / "__init__.py") if found.exists())


@contextmanager
def _alone(lock: Path) -> Iterator[None]:
    with lock.open("w") as held:
        fcntl.flock(held, fcntl.LOCK_EX)
        yield
