"""Mapping sets into the database. What somebody reviewed here is not overwritten by a file: the report says where the two differ."""

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from entente.certification.catalogue_choices import RowState, SetState
from entente.certification.imports.bulk import insert
from entente.certification.imports.catalogue_facts import Facts, Problem, SetFacts
from entente.certification.imports.catalogue_writing import BATCH, Moved
from entente.certification.imports.mapping_sieve import Weighed
from entente.certification.models import Catalogue, MappingRow, MappingSet, Requirement, SourceDocument
from entente.people.models import Person

_FIELDS = ["relation", "also", "rationale", "strength", "state"]


def write_sets(
    facts: Facts, weighed: Sequence[Sequence[Weighed]], moved: Moved, *, by: Person | None, at: datetime, tell: Callable[[int], None]
) -> None:
    urns = {urn for rows in weighed for row in rows for urn in (row.source, row.target)}
    keys = {urn: pk for urn, pk in Requirement.objects.values_list("urn", "pk").iterator(10_000) if urn in urns}
    catalogues = dict(Catalogue.objects.values_list("urn", "pk"))
    count = 0
    for said, rows in zip(facts.sets, weighed, strict=True):
        if not rows and not (said.source in catalogues and said.target in catalogues):
            continue  # every row was told of as leading nowhere
        mapping_set = _set(said, catalogues, facts, moved, by, at)
        _write_rows(mapping_set, rows, keys, facts, moved, by)
        for kind, body in facts.documents.get(said.urn, {}).items():
            SourceDocument.objects.update_or_create(mapping_set=mapping_set, kind=kind, defaults={"packed": SourceDocument.pack(body)})
        count += len(rows)
        tell(count)


def _set(said: SetFacts, catalogues: dict[str, int], facts: Facts, moved: Moved, by: Person | None, at: datetime) -> MappingSet:
    found = MappingSet.objects.filter(urn=said.urn, version=said.version).first()
    values = {"name": said.name[:300], "provider": said.provider[:200], "licence": said.licence[:300]}
    if found is None:
        earlier = MappingSet.objects.filter(urn=said.urn, state=SetState.IN_USE)
        moved.changed["sets"] += earlier.update(state=SetState.SUPERSEDED)
        moved.created["sets"] += 1
        ends = {"source_id": catalogues[said.source], "target_id": catalogues[said.target]}
        return MappingSet.objects.create(
            urn=said.urn,
            version=said.version,
            **values,
            **ends,
            provenance=facts.name[:500],
            author=by,
            changed_at=at,
            is_complete=said.is_complete,
        )
    if any(getattr(found, name) != value for name, value in values.items()):
        for name, value in values.items():
            setattr(found, name, value)
        found.changed_at = at
        found.save(update_fields=[*values, "changed_at"])
        moved.changed["sets"] += 1
    return found


def _write_rows(
    mapping_set: MappingSet, rows: Sequence[Weighed], keys: dict[str, int], facts: Facts, moved: Moved, by: Person | None
) -> None:
    held = {(row.source_id, row.target_id): row for row in mapping_set.rows.all()}
    new: list[tuple[object, ...]] = []
    changed: list[MappingRow] = []
    for said in rows:
        pair = keys[said.source], keys[said.target]
        known = held.get(pair)
        if known is None:
            new.append((mapping_set.pk, *pair, "", by.pk if by else None, *_values(said).values()))
        elif known.reviewer_id is not None:
            _tell_if_reviewed_otherwise(known, said, facts, moved)
        elif any(getattr(known, name) != value for name, value in _values(said).items()):
            for name, value in {**_values(said), "author": by}.items():
                setattr(known, name, value)
            changed.append(known)
    insert(MappingRow, ["mapping_set_id", "source_id", "target_id", "confidence", "author_id", *_FIELDS], new)
    MappingRow.objects.bulk_update(changed, [*_FIELDS, "author"], batch_size=BATCH)
    moved.created["mappings"] += len(new)
    moved.changed["mappings"] += len(changed)
    if new:
        MappingSet.objects.filter(pk=mapping_set.pk).update(row_count=len(held) + len(new))


def _values(said: Weighed) -> dict[str, Any]:
    """In the order of _FIELDS."""
    state = RowState.CONFLICT if said.also else RowState.PROPOSED
    return {"relation": said.relation, "also": said.also, "rationale": said.rationale, "strength": said.strength, "state": state.value}


def _tell_if_reviewed_otherwise(known: MappingRow, said: Weighed, facts: Facts, moved: Moved) -> None:
    if known.relation != said.relation:
        sentence = _("Reviewed here as %(here)s; the file says %(file)s. The review stands.") % {
            "here": known.relation,
            "file": said.relation,
        }
        moved.problems.append(Problem(facts.mappings_file or facts.name, said.line, "reviewed", f"{said.source} → {said.target}", sentence))
