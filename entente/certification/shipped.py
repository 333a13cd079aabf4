"""The reference files on schemes that come with this version: every row with its source and the day somebody last looked."""

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

FOLDER = Path(__file__).parent / "reference"
Rows = tuple[Mapping[str, str], ...]


@dataclass(frozen=True, slots=True)
class Edition:
    """One edition of the five files, as they are written."""

    schemes: Rows
    statuses: Rows
    levels: Rows
    bodies: Rows
    links: Rows


@cache
def shipped() -> Edition:
    return Edition(*(_rows(name) for name in ("schemes", "scheme_statuses", "scheme_levels", "scheme_bodies", "scheme_links")))


def day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None


def _rows(name: str) -> Rows:
    with (FOLDER / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return tuple(csv.DictReader(file))
