"""Import role profiles (role, kind, code, text, level) from CSV or XLSX: tasks, skills, knowledge and expertise with e-CF levels."""

from typing import Any

from django.core.management.base import CommandParser

from entente.cli import tables_in as files
from entente.cli.imports.courses import Say, imported
from entente.skills.imports import import_profiles


def arguments(parser: CommandParser) -> None:
    files.arguments(parser)


def work(*, say: Say, **options: Any) -> dict[str, Any]:
    return imported(import_profiles, "profiles", **options)


def told(result: dict[str, Any]) -> str:
    return "\n".join(files.told(result))
