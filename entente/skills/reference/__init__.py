"""The room's own reference files: names of what cyber ranges can do; `sources.csv` says from where and when."""

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files


@dataclass(frozen=True, slots=True)
class Named:
    code: str
    group: str
    name: str


@cache
def capabilities() -> Mapping[str, Named]:
    """By code, in the order of the file."""
    return {row["code"]: Named(**row) for row in _rows("capabilities.csv")}


@cache
def source(file: str) -> Mapping[str, str]:
    return next(row for row in _rows("sources.csv") if row["file"] == file)


def _rows(name: str) -> list[dict[str, str]]:
    return list(csv.DictReader((files(__name__) / name).read_text(encoding="utf-8").splitlines()))
