"""Migrations: none missing, every one reversible, each with a name of its own."""

import re
from pathlib import Path

import pytest
from django.core.management import call_command
from django.db.migrations.loader import MigrationLoader

ROOT = Path(__file__).parents[2]


def ours() -> list[tuple[str, str]]:
    loader = MigrationLoader(None)
    return sorted(key for key, migration in loader.disk_migrations.items() if type(migration).__module__.startswith("entente."))


def test_no_migration_is_missing(db):
    call_command("makemigrations", check=True, dry_run=True, verbosity=0)


@pytest.mark.parametrize(("room", "name"), ours())
def test_every_migration_is_reversible_and_named(room, name):
    migration = MigrationLoader(None).get_migration(room, name)

    assert all(operation.reversible for operation in migration.operations)
    assert not re.search(r"_auto_\d{8}", name)
