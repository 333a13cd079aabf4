"""The tables as columns of numbers."""

from collections.abc import Collection, Iterable, Mapping
from typing import Any

import numpy as np
from django.db.models import QuerySet
from numpy.typing import NDArray

from entente.certification.catalogue_choices import RelationKind, RowState, SetState
from entente.certification.models import Catalogue, MappingRow, MappingSet, Requirement

Columns = dict[str, NDArray[Any]]
_CODES = {kind.value: kind.code.value for kind in RelationKind}
_CHUNK = 20_000


def everything() -> Columns:
    catalogues = np.array(sorted(Catalogue.objects.values_list("pk", flat=True)), np.int64)
    found = {"catalogue_key": catalogues, **_requirements(catalogues)}
    return found | _rows(found, MappingRow.objects.all()) | _sets(catalogues)


def with_sets(before: Mapping[str, NDArray[Any]], sets: Collection[int]) -> Columns:
    """The columns of before, with the rows of these sets read anew; requirements are as they were."""
    kept = ~np.isin(before["row_set"], list(sets))
    fresh = _rows(before, MappingRow.objects.filter(mapping_set__in=sets))
    rows = {name: np.concatenate([before[name][kept], column]) for name, column in fresh.items()}
    others = {name: column for name, column in before.items() if not name.startswith(("row_", "closure_"))}
    found = others | rows | _sets(before["catalogue_key"])
    in_use = found["set_key"][found["set_in_use"]]
    return found | {"row_in_use": np.isin(found["row_set"], in_use)}


def _requirements(catalogues: NDArray[np.int64]) -> Columns:
    rows = Requirement.objects.order_by("catalogue_id", "position")
    names = ["pk", "catalogue_id", "parent_id", "is_assessable", "catalogue__is_exhausted", "weight"]
    key, catalogue, parent, assessable, exhausted, weight = _columns(rows.values_list(*names).iterator(_CHUNK), 6)
    keys = np.array(key, np.int64)
    return {
        "key": keys,
        "catalogue": np.searchsorted(catalogues, np.array(catalogue, np.int64)).astype(np.int32),
        "parent": _places(keys, np.array([pk or -1 for pk in parent], np.int64)),
        "assessable": np.array(assessable, bool),
        "exhausted": np.array(exhausted, bool),
        "weight": np.array(weight, float),
    }


def _rows(found: Mapping[str, NDArray[Any]], rows: QuerySet[MappingRow]) -> Columns:
    """Rejected rows say nothing; a conflict says that the two have something in common."""
    read = rows.exclude(state=RowState.REJECTED).exclude(mapping_set__state=SetState.DRAFT).order_by("pk")
    names = ["pk", "mapping_set_id", "source_id", "target_id", "relation", "state", "share", "mapping_set__state"]
    key, of_set, source, target, relation, state, share, in_use = _columns(read.values_list(*names).iterator(_CHUNK), 8)
    conflict = np.array([said == RowState.CONFLICT for said in state], bool)
    codes = np.array([_CODES[said] for said in relation], np.int8)
    return {
        "row_key": np.array(key, np.int64),
        "row_set": np.array(of_set, np.int64),
        "row_source": _places(found["key"], np.array(source, np.int64)),
        "row_target": _places(found["key"], np.array(target, np.int64)),
        "row_relation": np.where(conflict, np.int8(RelationKind.INTERSECTS.code), codes),
        "row_reviewed": np.array([said == RowState.REVIEWED for said in state], bool),
        "row_share": np.array([said or 0 for said in share], float),
        "row_in_use": np.array([said == SetState.IN_USE for said in in_use], bool),
    }


def _sets(catalogues: NDArray[np.int64]) -> Columns:
    rows = MappingSet.objects.exclude(state=SetState.DRAFT).values_list("pk", "source_id", "target_id", "is_complete", "state")
    key, source, target, complete, state = _columns(rows, 5)
    return {
        "set_key": np.array(key, np.int64),
        "set_source": np.searchsorted(catalogues, np.array(source, np.int64)).astype(np.int32),
        "set_target": np.searchsorted(catalogues, np.array(target, np.int64)).astype(np.int32),
        "set_complete": np.array(complete, bool),
        "set_in_use": np.array([said == SetState.IN_USE for said in state], bool),
    }


def _columns(rows: Iterable[tuple[Any, ...]], width: int) -> tuple[tuple[Any, ...], ...]:
    return tuple(zip(*rows, strict=True)) or ((),) * width


def _places(keys: NDArray[np.int64], wanted: NDArray[np.int64]) -> NDArray[np.int32]:
    """Where each key stands; -1 stays -1."""
    order = np.argsort(keys)
    found = order[np.searchsorted(keys, wanted, sorter=order).clip(max=max(len(keys) - 1, 0))] if len(keys) else np.zeros(len(wanted), int)
    return np.where(wanted < 0, -1, found).astype(np.int32)
