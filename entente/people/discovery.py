"""What rooms above hand down: something of a set name in a module of a set name."""

from collections.abc import Iterator
from importlib import import_module
from importlib.util import find_spec
from typing import Any

from django.apps import apps


def offered(module: str, name: str) -> Iterator[Any]:
    """`name` of every room's `module`, in the order of the floors; rooms without it are left out."""
    return (found for _room, found in by_room(module, name))


def by_room(module: str, name: str) -> Iterator[tuple[str, Any]]:
    """The same with the room's label: "members"."""
    for app in apps.get_app_configs():
        if app.name.startswith("entente.") and find_spec(f"{app.name}.{module}"):
            found = getattr(import_module(f"{app.name}.{module}"), name, None)
            if found is not None:
                yield app.label, found
