"""What single rooms add to the world: a module a room, with `build(world)` and `NOUNS` as in `values.py`; found by name."""

from importlib import import_module
from pkgutil import iter_modules
from types import ModuleType


def rooms() -> list[ModuleType]:
    return [import_module(f"{__name__}.{module.name}") for module in iter_modules(__path__)]
