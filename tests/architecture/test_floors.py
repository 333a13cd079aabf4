"""What import contracts cannot see: foreign keys, forbidden Django parts, undocumented words."""

import ast
import configparser
import re
from collections.abc import Iterator
from itertools import chain
from pathlib import Path

import pytest
from django.apps import apps
from django.db import models

ROOT = Path(__file__).parents[2]
ROOMS_BELOW_THE_DOORS = ("django.shortcuts", "django.views", "django.forms", "django.http")


def floors() -> dict[str, int]:
    """Room -> floor, the ground being 0, read from the import contract itself."""
    contract = configparser.ConfigParser()
    contract.read(ROOT / ".importlinter")
    lines = contract["importlinter:contract:floors"]["layers"].split("\n")
    layers = [re.findall(r"\w+", line) for line in reversed([line for line in lines if line.strip()])]
    return {room: floor for floor, rooms in enumerate(layers) for room in rooms}


def our_models() -> list[type[models.Model]]:
    return [model for model in apps.get_models() if model.__module__.startswith("entente.")]


def foreign_keys() -> Iterator[tuple[str, str, str]]:
    for model in our_models():
        for field in chain(model._meta.fields, model._meta.many_to_many):
            target = field.related_model
            if isinstance(target, type) and target.__module__.startswith("entente."):
                yield f"{model._meta.label}.{field.name}", model._meta.app_label, target._meta.app_label


def test_every_room_of_the_contract_that_stands_is_an_installed_app_or_the_frame():
    rooms = {path.name for path in (ROOT / "entente").iterdir() if (path / "__init__.py").exists()}

    assert rooms <= set(floors())


@pytest.mark.parametrize(("key", "room", "target"), sorted(foreign_keys()))
def test_foreign_keys_go_down(key, room, target):
    assert room == target or floors()[room] > floors()[target], f"{key} points up or across"


def rooms_below_the_doors() -> list[Path]:
    doors = {"web", "api", "cli", "project"}
    return sorted(path for room in (ROOT / "entente").iterdir() if room.is_dir() and room.name not in doors for path in room.rglob("*.py"))


def imported(path: Path) -> set[str]:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    names = {alias.name for node in ast.walk(tree) if isinstance(node, ast.Import) for alias in node.names}
    return names | {node.module or "" for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}


def test_rooms_below_the_doors_know_no_pages_forms_or_requests():
    wrong = {
        str(path.relative_to(ROOT)): names for path in rooms_below_the_doors() if (names := imported(path) & set(ROOMS_BELOW_THE_DOORS))
    }

    assert wrong == {}


def test_actions_read_no_clock():
    clock = re.compile(r"timezone\.now\(|datetime\.now\(|date\.today\(|localdate\(")
    wrong = [
        str(path.relative_to(ROOT))
        for path in rooms_below_the_doors()
        if path.stem == "actions" and clock.search(path.read_text(encoding="utf-8"))
    ]

    assert wrong == ["entente/record/actions.py"], "only the record reads the real clock; every other action is told the time"
