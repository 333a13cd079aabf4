"""Advisories as a STIX 2.1 bundle: a report each, with the vulnerability and the software it names, marked by OASIS's TLP 2.0 extension."""

import uuid
from collections.abc import Iterable
from datetime import datetime
from typing import Any

from entente.engine.advisories.draft import Affected
from entente.engine.advisories.outgoing import Exported, Outgoing, refuse_red
from entente.engine.advisories.stix_tlp import TLP_2, definition

_SCO = uuid.UUID("00abedb4-aa42-466c-9c01-fed23315a9b7")  # the namespace of STIX for what is observed, fixed by the specification
_OURS = uuid.uuid5(uuid.NAMESPACE_URL, "https://entente.invalid/watch/stix")


def bundle(given: Iterable[Outgoing], by: str, namespace: str, at: datetime) -> Exported:
    """The same advisories give the same ids, whoever asks and when."""
    rows = list(given)
    for one in rows:
        refuse_red(one)
    publisher = {
        **_common("identity", f"{namespace}|{by}", at, at),
        "name": by,
        "identity_class": "organization",
    }
    publisher["created"] = publisher["modified"] = "2016-01-01T00:00:00.000Z"
    objects: dict[str, dict[str, Any]] = {publisher["id"]: publisher}
    losses: dict[str, None] = {}
    for marking in sorted({one.marking for one in rows}):
        objects[TLP_2[marking]] = definition(marking)
    for one in rows:
        for made in _of(one, publisher["id"]):
            objects[made["id"]] = made
        losses |= dict.fromkeys(_losses(one))
    number = uuid.uuid5(_OURS, "|".join([namespace, *sorted(f"{key}{value.get('modified', '')}" for key, value in objects.items())]))
    return Exported({"type": "bundle", "id": f"bundle--{number}", "objects": list(objects.values())}, tuple(losses))


def _of(one: Outgoing, publisher: str) -> list[dict[str, Any]]:
    seed = f"{one.namespace}|{one.number}"
    marked = {"created_by_ref": publisher, "object_marking_refs": [TLP_2[one.marking]]}
    made = []
    if one.cve:
        named = {"name": one.cve, "external_references": [{"source_name": "cve", "external_id": one.cve}]}
        said = {"description": one.summary} if one.summary else {}
        made.append(_common("vulnerability", seed, one.published_at, one.changed_at) | marked | named | said)
    made += [_software(product, seed, TLP_2[one.marking]) for product in one.affected]
    refs = [row["id"] for row in made] or [publisher]
    words = "\n\n".join(filter(None, (one.summary, one.advice)))
    report = {
        **_common("report", seed, one.published_at, one.changed_at),
        **marked,
        "name": one.title,
        "report_types": ["vulnerability"],
        "published": _instant(one.published_at),
        "object_refs": refs,
        "labels": list(one.sectors) + (["fictional"] if one.is_fictional else []),
        "external_references": [{"source_name": "source", "url": link} for link in one.links],
        "description": words,
    }
    made.append({name: value for name, value in report.items() if value not in ([], "")})
    if beside := _beside(one):
        note = _common("note", seed, one.published_at, one.changed_at) | marked
        made.append(note | {"abstract": "What STIX has no field for", "content": "\n".join(beside), "object_refs": [report["id"]]})
    return made


def _beside(one: Outgoing) -> list[str]:
    held = one.severity
    said = [f"PAP:{one.pap}"] if one.pap else []
    if held.score is not None:
        said.append(" ".join(filter(None, (f"CVSS {held.version}".strip(), held.vector, f"score {held.score}", held.origin))))
    return said + [f"Source: {name}" for name in one.sources]


def _losses(one: Outgoing) -> list[str]:
    found = []
    if one.severity.score is not None:
        found.append("STIX has no field for CVSS; it stands in a note.")
    if one.pap:
        found.append("STIX has no field for PAP; it stands in a note.")
    if one.sectors:
        found.append("Sectors stand as labels of the report.")
    if one.advice and one.cve:
        found.append("What to do stands in the report's description.")
    if any(product.versions for product in one.affected):
        found.append("Ranges of versions stand as text in the software's version.")
    return found


def _common(kind: str, seed: str, created: datetime, modified: datetime) -> dict[str, Any]:
    number = uuid.uuid5(_OURS, f"{kind}|{seed}")
    return {
        "type": kind,
        "spec_version": "2.1",
        "id": f"{kind}--{number}",
        "created": _instant(created),
        "modified": _instant(max(created, modified)),
    }


def _software(one: Affected, seed: str, marking: str) -> dict[str, Any]:
    """Its id is of the advisory too: an observed thing that carries a marking must not be told apart from another's by its name alone."""
    number = uuid.uuid5(_SCO, f"{seed}|{one.vendor}|{one.product}|{one.versions}")
    said = {"name": one.product, "vendor": one.vendor, "version": one.versions}
    found = {"type": "software", "spec_version": "2.1", "id": f"software--{number}", "object_marking_refs": [marking]}
    return found | {name: value for name, value in said.items() if value}


def _instant(at: datetime) -> str:
    return at.isoformat(timespec="milliseconds").replace("+00:00", "Z")
