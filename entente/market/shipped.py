"""The reference files on markets that come with this version: every row with its source and the day somebody last looked."""

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

FOLDER = Path(__file__).parent / "reference"
Rows = tuple[Mapping[str, str], ...]


@dataclass(frozen=True, slots=True)
class Edition:
    """One edition of the files, as they are written."""

    markets: Rows
    acceptances: Rows
    recognitions: Rows
    requirement_classes: Rows
    costs: Rows
    schemes: Rows  # labels that the certification room does not ship, with their levels
    scheme_levels: Rows


@cache
def shipped() -> Edition:
    names = ("markets", "acceptances", "recognitions", "requirement_classes", "costs", "schemes", "scheme_levels")
    return Edition(*(rows(name) for name in names))


@cache
def domains() -> Mapping[str, str]:
    """The technical domain of a category of a register; others are in none that is known."""
    return {row["category"]: row["domain"] for row in rows("category_domains")}


@cache
def scopes() -> Mapping[str, str]:
    """Schemes that certify a narrower thing than the certification room says."""
    return {row["scheme"]: row["scope"] for row in rows("scheme_scopes")}


def rows(name: str) -> Rows:
    with (FOLDER / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return tuple(csv.DictReader(file))
