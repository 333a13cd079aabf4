"""A mapping-collection: how controls of one resource stand to those of another."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from entente.certification.oscal.walk import Finding, has, items, text

RELATIONSHIPS = {
    "equivalent-to": "equal",
    "equal-to": "equal",
    "subset-of": "subset",
    "superset-of": "superset",
    "intersects-with": "intersects",
    "no-relationship": "not_related",
}


@dataclass(frozen=True, slots=True)
class Said:
    """One map, taken apart into pairs."""

    source: str
    target: str
    relation: str
    rationale: str
    is_apart: bool  # one of several sources or targets: what is said of all together is not said of each


def check(collection: dict[str, Any]) -> list[Finding]:
    found = [Finding("mappings", _("is missing"))] if not items(collection, "mappings") else []
    uuids: set[str] = set()
    for number, one in enumerate(items(collection, "mappings"), start=1):
        where = f"mappings[{number}]"
        found += [
            Finding(f"{where}/{name}", _("names no document"))
            for name in ("source-resource", "target-resource")
            if not has(one.get(name), "href")
        ]
        for place, row in enumerate(items(one, "maps"), start=1):
            found += _row(row, f"{where}/maps[{place}]", uuids)
    return found


def _row(row: dict[str, Any], where: str, uuids: set[str]) -> Iterator[Finding]:
    uuid = text(row, "uuid")
    if not uuid or uuid in uuids:
        yield Finding(where, _("has no uuid of its own"))
    uuids.add(uuid)
    if text(row, "relationship") not in RELATIONSHIPS:
        yield Finding(where, _("has no relationship that OSCAL knows"))
    for side in ("sources", "targets"):
        if not items(row, side) or any(not has(one, "id-ref") for one in items(row, side)):
            yield Finding(f"{where}/{side}", _("names nothing"))


def pairs(mapping: dict[str, Any]) -> Iterator[Said]:
    """What a map says of several together holds of each only as far as sets allow.

    The sources together are part of the target: so is each source. The source contains the targets together: so it contains each.
    Any other relation of several says no more of each pair than that it may be an overlap.
    """
    for row in items(mapping, "maps"):
        sources, targets = ([text(one, "id-ref") for one in items(row, side)] for side in ("sources", "targets"))
        relation = RELATIONSHIPS[text(row, "relationship")]
        kept = _of_each(relation, len(sources), len(targets))
        for source in sources:
            for target in targets:
                yield Said(source, target, kept, text(row, "remarks"), kept != relation)


def _of_each(relation: str, sources: int, targets: int) -> str:
    several_sources, several_targets = sources > 1, targets > 1
    if (relation == "subset" and not several_targets) or (relation == "superset" and not several_sources):
        return relation
    if relation in {"not_related", "intersects"} or not (several_sources or several_targets):
        return relation
    if relation == "equal":
        return "superset" if not several_sources else "subset" if not several_targets else "intersects"
    return "intersects"
