"""The homes that rooms offer, gathered by name."""

import re
from functools import cache
from importlib import import_module
from importlib.util import find_spec

from django.apps import apps

from entente.documents.home import Home, HomeKind
from entente.people.access import User

_KEY = re.compile(r"([a-z_]+\.[a-z_]+):([0-9]{1,18})")


def home_of(key: str) -> Home | None:
    """The home that a key names, with its rules of now; None when there is none."""
    kind, number = _kind(key)
    return kind.find(number) if kind else None


def may_file(user: User, key: str) -> bool:
    kind, number = _kind(key)
    return kind is not None and kind.may_file(user, number)


def address_of(key: str) -> tuple[str, tuple[object, ...]] | None:
    """Name and arguments of the home's page."""
    kind, number = _kind(key)
    return kind.address(number) if kind else None


def _kind(key: str) -> tuple[HomeKind | None, int]:
    found = _KEY.fullmatch(key)
    return (_offered().get(found[1]), int(found[2])) if found else (None, 0)


@cache
def _offered() -> dict[str, HomeKind]:
    """HOMES of every room's `homes.py`."""
    rooms = (app.name for app in apps.get_app_configs() if app.name.startswith("entente."))
    return {name: kind for room in rooms if find_spec(f"{room}.homes") for name, kind in import_module(f"{room}.homes").HOMES.items()}
