"""The kinds of long work: each room offers its own in `tasks.py`."""

from collections.abc import Callable
from functools import cache
from importlib import import_module
from importlib.util import find_spec
from typing import Any

from django.apps import apps

from entente.jobs.progress import Progress

Work = Callable[[Progress], dict[str, Any]]


class UnknownKind(LookupError):
    """No room offers this kind of work."""


def work_of(kind: str) -> Work:
    try:
        return offered()[kind]
    except KeyError:
        raise UnknownKind(f"No room offers the work {kind!r}; add it to TASKS in the room's tasks.py.") from None


@cache
def offered() -> dict[str, Work]:
    """TASKS of every room's `tasks.py`, by kind."""
    rooms = (app.name for app in apps.get_app_configs() if app.name.startswith("entente."))
    return {kind: work for room in rooms if find_spec(f"{room}.tasks") for kind, work in import_module(f"{room}.tasks").TASKS.items()}
