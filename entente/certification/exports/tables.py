"""Catalogues and mappings as tables that the import reads again."""

from collections.abc import Iterator
from typing import Any

from entente.certification.models import Catalogue, MappingSet

REQUIREMENTS = (
    *("framework_urn", "requirement_urn", "ref_id", "parent_urn", "depth", "assessable", "kind", "weight"),
    *("effort_low", "effort_high", "title", "text"),
)
MAPPINGS = (
    *("source_framework", "target_framework", "source_requirement", "target_requirement", "relationship", "rationale", "strength"),
    *("confidence", "share", "state"),
)


def requirements(catalogue: Catalogue) -> Iterator[tuple[Any, ...]]:
    for one in catalogue.requirements.select_related("parent").order_by("position").iterator(2000):
        parent = one.parent.urn if one.parent else ""
        yield (
            *(catalogue.urn, one.urn, one.reference, parent, one.depth, int(one.is_assessable), one.kind, one.weight.normalize()),
            *(one.effort_low, one.effort_high, one.title, one.text),
        )


def mappings(mapping_set: MappingSet) -> Iterator[tuple[Any, ...]]:
    ends = mapping_set.source.urn, mapping_set.target.urn
    for row in mapping_set.rows.select_related("source", "target").order_by("pk").iterator(2000):
        said = row.read_as.value, row.rationale, row.strength, row.confidence, row.share, row.state
        yield (*ends, row.source.urn, row.target.urn, *said)
