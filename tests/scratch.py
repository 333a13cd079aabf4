"""An installation of its own for tests with several processes: an SQLite file, or a PostgreSQL database made and dropped for the test."""

import os
import secrets
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

import psycopg
from psycopg import sql

from tests import migrated

PROJECT = Path(__file__).parents[1]
ON_POSTGRESQL = os.environ.get("ENTENTE_TEST_DATABASE") == "postgresql"
SERVER = os.environ.get("ENTENTE_TEST_POSTGRES_URL", "postgresql://postgres@127.0.0.1:5432/postgres")


@dataclass(frozen=True)
class Installation:
    """Its settings, and ways to run its commands as somebody at a shell would."""

    environment: dict[str, str]

    @property
    def home(self) -> Path:
        return Path(self.environment["ENTENTE_HOME"])

    def entente(self, *arguments: str, succeeds: bool = True, **settings: str) -> "subprocess.CompletedProcess[str]":
        return self._run([str(Path(sys.executable).with_name("entente")), *arguments], succeeds=succeeds, **settings)

    def python(self, code: str) -> str:
        return self._run([sys.executable, "-c", f"import django; django.setup()\n{code}"], succeeds=True).stdout

    def _run(self, command: list[str], *, succeeds: bool, **settings: str) -> "subprocess.CompletedProcess[str]":
        environment = {**os.environ, **self.environment, **settings}
        done = subprocess.run(command, env=environment, cwd=PROJECT, capture_output=True, text=True, timeout=600, check=False)
        assert not succeeds or done.returncode == 0, done.stderr
        return done


@contextmanager
def installation(home: Path, *, on_postgresql: bool = ON_POSTGRESQL, migrated: bool = True) -> Iterator[Installation]:
    """On the kind of database that the tests run on, unless another is asked for."""
    if not on_postgresql:
        if migrated:
            shutil.copyfile(migrated_file(), home / "entente.sqlite3")
        yield Installation(_settings(home))
        return
    name = _name()
    _on_server("CREATE DATABASE {} TEMPLATE {}", name, migrated_database() if migrated else "template0")
    try:
        yield Installation(_settings(home, name))
    finally:
        _on_server("DROP DATABASE IF EXISTS {} WITH (FORCE)", name)


def migrated_file() -> Path:
    return migrated.file(lambda home: _migrate(_settings(home)))


def migrated_database() -> str:
    return migrated.database(_server("postgres"), _migrate_database)


def _migrate_database(name: str) -> None:
    with tempfile.TemporaryDirectory() as home:
        _migrate(_settings(Path(home), name))


def _migrate(settings: dict[str, str]) -> None:
    Installation(settings).entente("migrate", "-v0")


def _settings(home: Path, database: str = "") -> dict[str, str]:
    address = _server(database) if database else ""
    own = {"ENTENTE_HOME": str(home), "SECRET_KEY": "k" * 50, "DJANGO_SETTINGS_MODULE": "entente.project.settings", "DATABASE_URL": address}
    return {**own, "ENTENTE_DEMO": "0", "ENTENTE_STATIC_STORAGE": "whitenoise.storage.CompressedManifestStaticFilesStorage"}


def _server(database: str) -> str:
    return urlunsplit(urlsplit(SERVER)._replace(path=f"/{database}"))


def _name() -> str:
    return f"entente_scratch_{secrets.token_hex(6)}"


def _on_server(statement: str, *names: str) -> None:
    with psycopg.connect(_server("postgres"), autocommit=True) as connection:
        connection.execute(sql.SQL(statement).format(*map(sql.Identifier, names)))  # type: ignore[arg-type]
