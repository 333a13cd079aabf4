"""DATABASE_URL in Django's terms: SQLite under ENTENTE_HOME by default, PostgreSQL when named."""

from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

from entente.project.env import SettingMissing

SQLITE_PRAGMAS = (
    "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA cache_size=-32000; PRAGMA mmap_size=134217728; PRAGMA temp_store=MEMORY;"
)


def database(url: str, home: Path) -> dict[str, Any]:
    """One entry of DATABASES for a URL such as sqlite:///var/entente.sqlite3 or postgresql://user@host/name."""
    parts = urlsplit(url or f"sqlite:///{home / 'entente.sqlite3'}")
    if parts.scheme == "sqlite":
        return _sqlite(parts.path.removeprefix("/"))
    if parts.scheme in {"postgres", "postgresql"}:
        return _postgresql(parts)
    raise SettingMissing(f"entente: DATABASE_URL must begin with sqlite:/// or postgresql://, not {parts.scheme!r}.")


def _sqlite(path: str) -> dict[str, Any]:
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": path,
        "CONN_MAX_AGE": None,
        "OPTIONS": {"transaction_mode": "IMMEDIATE", "timeout": 60, "init_command": SQLITE_PRAGMAS},
        "TEST": {"NAME": None},
    }


def _postgresql(parts: Any) -> dict[str, Any]:
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(parts.path.lstrip("/")),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": parts.hostname or "",
        "PORT": str(parts.port or ""),
        "OPTIONS": {"pool": {"min_size": 1, "max_size": 8}, **dict(parse_qsl(parts.query))},
    }
