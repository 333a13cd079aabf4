"""Every setting, command, permission, verb and dependency is said somewhere in words."""

import re
import tomllib
from pathlib import Path

import pytest
from django.core.management import get_commands

from entente.people.choices import Permission

ROOT = Path(__file__).parents[2]
READERS = re.compile(r"""env\.(?:text|flag|number|words|demanded|choice)\(\s*["'](\w+)["']""")


def text(name: str) -> str:
    return (ROOT / "docs" / name).read_text(encoding="utf-8")


def settings() -> set[str]:
    return set(READERS.findall((ROOT / "entente/project/settings.py").read_text(encoding="utf-8")))


def commands() -> list[str]:
    return sorted(name for name, app in get_commands().items() if app == "entente.cli")


@pytest.mark.parametrize("name", sorted(settings()))
def test_every_setting_is_documented(name):
    assert f"`{name}`" in text("settings.md")


@pytest.mark.parametrize("name", commands())
def test_every_command_is_documented(name):
    assert f"`entente {name}" in text("commands.md")


@pytest.mark.parametrize("permission", list(Permission))
def test_every_permission_is_documented(permission):
    assert f"`{permission.value}`" in text("permissions.md")


def test_every_dependency_has_its_reason_on_its_line():
    lines = (ROOT / "pyproject.toml").read_text(encoding="utf-8").split("\n")
    project = tomllib.loads("\n".join(lines))["project"]
    wanted = [*project["dependencies"], *project["optional-dependencies"]["dev"]]

    for dependency in wanted:
        line = next(line for line in lines if f'"{dependency}"' in line)
        assert re.search(r"#\s+\S+(\s|$)", line), f"{dependency} says no reason"


def test_every_dependency_is_pinned():
    pinned = {
        line.split("==")[0].lower().replace("_", "-")
        for line in (ROOT / "constraints.txt").read_text(encoding="utf-8").split("\n")
        if "==" in line
    }
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    wanted = {re.split(r"[\[><=~!]", name)[0].lower() for name in [*project["dependencies"], *project["optional-dependencies"]["dev"]]}

    assert wanted <= pinned
