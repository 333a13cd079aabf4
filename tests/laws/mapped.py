"""The open data of 205 catalogues as the engine takes it, without a database."""

import csv
import gzip
from dataclasses import dataclass
from functools import cache

import numpy as np

from entente.engine.coverage import Relation, Requirements, Rows
from tests.shared import shared

_RELATIONS = {"equal": Relation.EQUAL, "superset": Relation.SUPERSET, "subset": Relation.SUBSET, "intersect": Relation.INTERSECTS}


@dataclass(frozen=True)
class Mapped:
    catalogues: dict[str, int]
    requirements: Requirements
    rows: Rows

    def of(self, name: str) -> np.ndarray:
        return self.requirements.catalogue == self.catalogues[f"urn:intuitem:risk:framework:{name}"]


@cache
def mapped() -> Mapped:
    """Rows that lead nowhere left out, repeats merged, a pair with two relations read as an overlap."""
    catalogues = {row["framework_urn"]: place for place, row in enumerate(_read("frameworks"))}
    read = list(_read("requirements"))
    places = {row["requirement_urn"]: place for place, row in enumerate(read)}
    requirements = Requirements.of(
        [catalogues[row["framework_urn"]] for row in read],
        [places[row["parent_urn"]] if row["parent_urn"] else -1 for row in read],
        assessable=[row["assessable"] == "1" for row in read],
    )
    said: dict[tuple[int, int], set[Relation]] = {}
    for row in _read("mappings"):
        pair = places.get(row["source_requirement"], -1), places.get(row["target_requirement"], -1)
        if min(pair) >= 0:
            said.setdefault(pair, set()).add(_RELATIONS[row["relationship"]])
    relations = [next(iter(found)) if len(found) == 1 else Relation.INTERSECTS for found in said.values()]
    source, target = zip(*said, strict=True)
    return Mapped(catalogues, requirements, Rows.of(source, target, relations))


def _read(name: str) -> list[dict[str, str]]:
    with gzip.open(shared(f"requirements/{name}.csv.gz"), "rt", encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))
