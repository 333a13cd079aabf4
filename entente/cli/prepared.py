"""What an installation needs before it can serve: a key, a database at this version, the vocabularies, the collected static files."""

import hashlib
import os
import secrets
from collections.abc import Iterator
from pathlib import Path


def make_key(home: Path) -> bool:
    """Keep a new secret in ENTENTE_HOME unless one is there; readable by its owner alone. Whether one was made."""
    home.mkdir(parents=True, exist_ok=True)
    try:
        file = os.open(home / "secret_key", os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return False
    with os.fdopen(file, "w", encoding="utf-8") as key:
        key.write(secrets.token_urlsafe(50))
    return True


def missing_migrations() -> list[str]:
    """The steps that the database has not taken yet, as `app.name`."""
    from django.db import connection
    from django.db.migrations.executor import MigrationExecutor

    executor = MigrationExecutor(connection)
    plan = executor.migration_plan(executor.loader.graph.leaf_nodes())
    return [f"{migration.app_label}.{migration.name}" for migration, _backwards in plan]


def collect_static() -> bool:
    """Collect the static files if any of them changed since the last time. Whether that was so."""
    from django.conf import settings
    from django.core.management import call_command

    stamp = Path(settings.STATIC_ROOT) / ".collected"
    now = hashlib.sha256("\n".join(_static_files()).encode()).hexdigest()
    if stamp.is_file() and stamp.read_text(encoding="utf-8") == now:
        return False
    call_command("collectstatic", interactive=False, verbosity=0, clear=True)
    stamp.write_text(now, encoding="utf-8")
    return True


def _static_files() -> Iterator[str]:
    """Every static file that an application brings, with what changes when it does."""
    from django.contrib.staticfiles.finders import get_finders

    for finder in get_finders():
        for name, storage in finder.list([]):
            file = Path(storage.path(name)).stat()
            yield f"{name} {file.st_mtime_ns} {file.st_size}"
