"""Catalogues, mappings and what remains to be done, as OSCAL 1.2."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from entente.certification.catalogue_choices import RelationKind, RowState
from entente.certification.models import Catalogue, MappingRow, MappingSet, Requirement, SourceDocument
from entente.certification.oscal.names import NS, steady, tokens

VERSION = "1.2.1"
_RELATIONSHIPS = {
    RelationKind.EQUAL: "equal-to",
    RelationKind.SUPERSET: "superset-of",
    RelationKind.SUBSET: "subset-of",
    RelationKind.INTERSECTS: "intersects-with",
    RelationKind.NOT_RELATED: "no-relationship",
}


def catalog(catalogue: Catalogue) -> dict[str, Any]:
    """The document as it came, where it came as OSCAL and its texts may be shown; else made from our tables."""
    if kept := SourceDocument.objects.filter(catalogue=catalogue, kind="catalog").first():
        return {"catalog": kept.body}
    requirements = list(catalogue.requirements.order_by("position"))
    return {
        "catalog": head(catalogue.urn, str(catalogue.name), catalogue.version, catalogue.changed_at, catalogue)
        | _tree(catalogue, requirements)
    }


def profile(catalogue: Catalogue) -> dict[str, Any] | None:
    """The profile a catalogue was resolved from, as it came."""
    kept = SourceDocument.objects.filter(catalogue=catalogue, kind="profile").first()
    return {"profile": kept.body} if kept else None


def mapping_collection(mapping_set: MappingSet) -> dict[str, Any]:
    kept = SourceDocument.objects.filter(mapping_set=mapping_set, kind="mapping-collection").first()
    if kept:
        return {"mapping-collection": kept.body}
    rows = list(mapping_set.rows.exclude(state=RowState.REJECTED).select_related("source", "target").order_by("pk"))
    ids = ids_of(mapping_set.source) | ids_of(mapping_set.target)
    begins = head(f"{mapping_set.urn}:{mapping_set.version}", mapping_set.name, mapping_set.version, mapping_set.changed_at, None)
    provenance = {
        "method": "human",
        "matching-rationale": "semantic",
        "status": "complete" if mapping_set.is_complete else "not-complete",
        "mapping-description": mapping_set.provenance or mapping_set.name,
    }
    one = {
        "uuid": steady(f"{mapping_set.urn}:{mapping_set.version}:mapping"),
        "source-resource": {"type": "catalog", "href": mapping_set.source.urn},
        "target-resource": {"type": "catalog", "href": mapping_set.target.urn},
        "maps": [_map(row, ids) for row in rows],
    }
    return {"mapping-collection": begins | {"provenance": provenance, "mappings": [one]}}


def remaining(catalogues: Sequence[Catalogue], requirements: Sequence[Requirement], title: str, at: datetime) -> dict[str, Any]:
    """What is not certain yet, as a profile that selects it from its catalogues."""
    imports = [{"href": one.urn, **_selecting(one, requirements)} for one in catalogues]
    body = head(f"{catalogues[0].urn}:remaining:{title}", title, catalogues[0].version, at, None)
    return {"profile": body | {"imports": imports, "merge": {"as-is": True}}}


def _selecting(catalogue: Catalogue, requirements: Sequence[Requirement]) -> dict[str, Any]:
    ids = ids_of(catalogue)
    chosen = [ids[one.urn] for one in requirements if one.catalogue_id == catalogue.pk]
    return {"include-controls": [{"with-ids": chosen}]} if chosen else {}


def head(name: str, title: str, version: str, at: datetime, catalogue: Catalogue | None) -> dict[str, Any]:
    metadata: dict[str, Any] = {"title": title, "last-modified": at.isoformat(), "version": version or "1", "oscal-version": VERSION}
    if catalogue is not None:
        said = {"urn": catalogue.urn, "reference": catalogue.reference, "licence": catalogue.licence, "locale": catalogue.locale}
        said["version"] = catalogue.version
        metadata["props"] = [_prop(name, value) for name, value in said.items() if value.strip()]
        if catalogue.provider.strip():
            metadata["parties"] = [{"uuid": steady(catalogue.provider), "type": "organization", "name": catalogue.provider}]
    uuid = name.removeprefix("urn:oscal:catalog:")
    return {"uuid": uuid if len(uuid) == 36 and uuid != name else steady(name), "metadata": metadata}


def _tree(catalogue: Catalogue, requirements: Sequence[Requirement]) -> dict[str, Any]:
    """Chapters as groups, what is under them as groups or controls; an assessable one is always a control."""
    ids = tokens(catalogue.urn, (one.urn for one in requirements))
    children: dict[int | None, list[Requirement]] = {}
    for one in requirements:
        children.setdefault(one.parent_id, []).append(one)
    return _below(None, children, ids, in_control=False)


def _below(parent: int | None, children: dict[int | None, list[Requirement]], ids: dict[str, str], *, in_control: bool) -> dict[str, Any]:
    """A group holds groups or controls, not both; a control holds controls only."""
    found = children.get(parent, [])
    if not found:
        return {}
    as_groups = not in_control and all(not one.is_assessable and one.pk in children for one in found)
    made = [_node(one, ids, _below(one.pk, children, ids, in_control=not as_groups)) for one in found]
    return {"groups" if as_groups else "controls": made}


def _node(one: Requirement, ids: dict[str, str], below: dict[str, Any]) -> dict[str, Any]:
    said = {"urn": one.urn, "assessable": "yes" if one.is_assessable else "no", "kind": one.kind, "weight": f"{one.weight.normalize():f}"}
    said |= {"title": "none"} if not one.title.strip() else {}
    props = [_prop(name, value) for name, value in said.items() if value.strip()]
    if one.reference.strip():
        props.append({"name": "label", "value": one.reference.strip()})
    node: dict[str, Any] = {"id": ids[one.urn], "title": one.title.strip() or one.label, "props": props}
    if one.text.strip():
        node["parts"] = [{"id": f"{ids[one.urn]}_smt", "name": "statement", "prose": one.text}]
    return node | below


def _map(row: MappingRow, ids: dict[str, str]) -> dict[str, Any]:
    props = [_prop("state", row.state)]
    if row.strength is not None:
        props.append(_prop("strength", str(row.strength)))
    found: dict[str, Any] = {
        "uuid": steady(f"{row.mapping_set_id}:{row.source.urn}:{row.target.urn}"),
        "relationship": _RELATIONSHIPS[row.read_as],
        "sources": [{"type": "control", "id-ref": ids[row.source.urn]}],
        "targets": [{"type": "control", "id-ref": ids[row.target.urn]}],
        "props": props,
    }
    return found | ({"remarks": row.rationale} if row.rationale.strip() else {})


def ids_of(catalogue: Catalogue) -> dict[str, str]:
    return tokens(catalogue.urn, catalogue.requirements.order_by("position").values_list("urn", flat=True))


def _prop(name: str, value: str) -> dict[str, str]:
    return {"name": name, "ns": NS, "value": value.strip()}
