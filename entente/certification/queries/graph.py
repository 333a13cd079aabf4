"""Requirements, mapping rows and their closure as columns: stored once per edition, loaded once by each process."""

import io
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

from entente.certification.models import Edition, StoredGraph
from entente.certification.queries import columns
from entente.engine.coverage import Closure, Requirements, Rows, closed, read_cautiously
from entente.engine.coverage.matrix import Ground, Matrix, grounded, matrix
from entente.engine.coverage.tree import with_below

Columns = dict[str, NDArray[Any]]


@dataclass(frozen=True, slots=True)
class Selection:
    """Requirements that somebody holds or aims at: whole catalogues, and parts, each with all below it; by their keys."""

    catalogues: frozenset[int] = frozenset()
    parts: frozenset[int] = frozenset()

    def __or__(self, other: "Selection") -> "Selection":
        return Selection(self.catalogues | other.catalogues, self.parts | other.parts)

    def __bool__(self) -> bool:
        return bool(self.catalogues or self.parts)


@dataclass(frozen=True)
class Reading:
    """What is read of the mappings: by default every set in use, or the sets somebody chose; unreviewed superset and subset as they are,
    or, cautiously, as no more than an overlap."""

    edition: int
    catalogues: NDArray[np.int64]  # keys, sorted: an index here is the engine's number
    keys: NDArray[np.int64]  # of the requirements
    requirements: Requirements
    row_keys: NDArray[np.int64]
    rows: Rows
    closure: Closure
    complete: frozenset[tuple[int, int]]

    @cached_property
    def ground(self) -> Ground:
        return grounded(self.requirements, self.closure)

    @cached_property
    def matrix(self) -> Matrix:
        return matrix(self.closure, self.ground)

    def place(self, catalogue: int) -> int:
        """The engine's number of a catalogue; -1 where this edition does not know it yet."""
        found = int(np.searchsorted(self.catalogues, catalogue))
        return found if found < len(self.catalogues) and self.catalogues[found] == catalogue else -1

    def of_catalogues(self, catalogues: Iterable[int]) -> NDArray[np.bool_]:
        """The requirements of these catalogues."""
        chosen: NDArray[np.bool_] = np.isin(self.requirements.catalogue, [self.place(pk) for pk in catalogues])
        return chosen

    def chosen(self, selection: Selection) -> NDArray[np.bool_]:
        parts: NDArray[np.bool_] = np.isin(self.keys, list(selection.parts))
        return self.of_catalogues(selection.catalogues) | with_below(self.requirements, parts)

    def find(self, requirement: int) -> int:
        """The engine's number of a requirement, or -1."""
        found = np.flatnonzero(self.keys == requirement)
        return int(found[0]) if len(found) else -1


def latest() -> Edition | None:
    """The latest edition that has been worked out; a later one may be on its way."""
    return Edition.objects.filter(graph__isnull=False).order_by("-pk").first()


def is_behind() -> bool:
    newest = Edition.objects.order_by("-pk").values_list("graph", flat=True).first()
    return newest is None and Edition.objects.exists()


def reading(*, sets: Iterable[int] | None = None, cautiously: bool = False) -> Reading:
    """As the latest edition stands; worked out here and now where none has been."""
    edition = latest() or Edition.objects.order_by("-pk").first()
    if edition is None:
        return _read("", None, cautiously)
    return _read(str(edition.key), None if sets is None else frozenset(sets), cautiously)


def work_out(edition: Edition) -> Columns:
    """The columns of an edition: of the edition before, only what was changed since is read anew."""
    before = latest()
    changes = Edition.objects.filter(pk__lte=edition.pk, pk__gt=before.pk if before else 0)
    touched = set(changes.values_list("mapping_set_id", flat=True))
    found = columns.everything() if before is None or None in touched else columns.with_sets(_columns(str(before.key)), touched)
    return found | {f"closure_{name}": column for name, column in _standard(found).stored().items()}


def compressed(found: Columns) -> bytes:
    out = io.BytesIO()
    np.savez_compressed(out, **found)  # type: ignore[arg-type]
    return out.getvalue()


def _standard(found: Mapping[str, NDArray[Any]]) -> Closure:
    chosen = found["row_in_use"]
    return closed(_requirements(found), _rows(found, chosen, cautiously=False))


@lru_cache(maxsize=2)
def _columns(key: str) -> Columns:
    """Of a stored edition; read from the tables where it is not stored yet."""
    stored = StoredGraph.objects.filter(edition__key=key).first() if key else None
    if stored is None:
        found = columns.everything()
        return found | {f"closure_{name}": column for name, column in _standard(found).stored().items()}
    with np.load(io.BytesIO(bytes(stored.columns)), allow_pickle=False) as read:
        return {name: read[name] for name in read.files}


@lru_cache(maxsize=8)
def _read(key: str, sets: frozenset[int] | None, cautiously: bool) -> Reading:
    found = _columns(key)
    chosen = found["row_in_use"] if sets is None else np.isin(found["row_set"], list(sets))
    requirements, rows = _requirements(found), _rows(found, chosen, cautiously=cautiously)
    if sets is None and not cautiously:
        closure = Closure.read({name.removeprefix("closure_"): column for name, column in found.items() if name.startswith("closure_")})
    else:
        closure = closed(requirements, rows)
    said = found["set_complete"] & (found["set_in_use"] if sets is None else np.isin(found["set_key"], list(sets)))
    pairs = frozenset(zip(found["set_source"][said].tolist(), found["set_target"][said].tolist(), strict=True))
    edition = Edition.objects.get(key=key).pk if key else 0
    return Reading(edition, found["catalogue_key"], found["key"], requirements, found["row_key"][chosen], rows, closure, pairs)


def _requirements(found: Mapping[str, NDArray[Any]]) -> Requirements:
    return Requirements(found["catalogue"], found["parent"], found["assessable"], found["exhausted"], found["weight"])


def _rows(found: Mapping[str, NDArray[Any]], chosen: NDArray[np.bool_], *, cautiously: bool) -> Rows:
    relation = found["row_relation"][chosen]
    if cautiously:
        relation = read_cautiously(relation, found["row_reviewed"][chosen])
    return Rows(found["row_source"][chosen], found["row_target"][chosen], relation, found["row_share"][chosen])
