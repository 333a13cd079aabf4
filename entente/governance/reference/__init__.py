"""Bodies as ECSO had them: stable numbers, dated names, scopes in our own words, each line with its source and the day it was read.

Names of working groups are facts; a body's first day, where no source says one, is that of the organisation, 17 June 2016. Default markings
and ways to join are examples of this installation.
"""

import csv
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

FILE = Path(__file__).parent / "groups.csv"


@dataclass(frozen=True, slots=True)
class Known:
    """What a body was called and was for, from a day."""

    code: str
    kind: str
    joining: str
    marking: str
    from_on: date
    name: str
    scope: str
    source: str
    read_on: date
    parent: str = ""


@cache
def shipped() -> tuple[Known, ...]:
    """In the order of the file: a body's first name stands before its later ones."""
    with FILE.open(encoding="utf-8", newline="") as file:
        return tuple(_known(row) for row in csv.DictReader(file))


def _known(row: dict[str, str]) -> Known:
    days = {name: date.fromisoformat(row[name]) for name in ("from_on", "read_on")}
    return Known(**(row | days))  # type: ignore[arg-type]
