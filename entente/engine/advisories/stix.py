"""STIX 2.1 bundles: every vulnerability is an advisory, and every report that names none. TLP 1 and OASIS's TLP 2.0 extension are read."""

from collections.abc import Iterable, Mapping
from typing import Any

from entente.engine.advisories.draft import (
    KEY,
    MOST_AFFECTED,
    NAME,
    TEXT,
    TITLE,
    VERSIONS,
    Affected,
    Draft,
    LeftOut,
    Taken,
    Unfit,
    Unreadable,
    cve_of,
    told,
)
from entente.engine.advisories.parts import day, items, line, links, mapping, sectors, severest, severity, strictest, text
from entente.engine.advisories.stix_tlp import EXTENSION, TLP_1, TLP_2
from entente.engine.marking import Marking

Objects = Mapping[str, Mapping[str, Any]]
_KNOWN = {number: marking.value for number, marking in TLP_1.items()} | {number: marking.value for marking, number in TLP_2.items()}


def is_stix(found: Any) -> bool:
    return mapping(found).get("type") == "bundle"


def read(found: Any) -> Taken:
    if not is_stix(found):
        raise Unreadable("This is no STIX bundle: an object with “type”: “bundle”.")
    rows = [mapping(one) for one in items(mapping(found).get("objects"))]
    objects = {line(one.get("id"), KEY): one for one in rows}
    named = _named_by_reports(rows)
    drafts: list[Draft] = []
    left: list[LeftOut] = []
    for number, row in enumerate(rows, 1):
        if row.get("type") == "vulnerability" or (row.get("type") == "report" and not _vulnerabilities(row, objects)):
            try:
                drafts.append(_draft(row, objects, named.get(line(row.get("id"), KEY), [])))
            except Unfit as why:
                left.append(LeftOut(f"object {number}", line(row.get("id"), 80), str(why)))
    if not drafts and not left:
        raise Unreadable("The bundle holds neither a vulnerability nor a report.")
    return told(drafts, left)


def _vulnerabilities(row: Mapping[str, Any], objects: Objects) -> list[Mapping[str, Any]]:
    return [one for one in _referred(row, objects) if one.get("type") == "vulnerability"]


def _referred(row: Mapping[str, Any], objects: Objects) -> list[Mapping[str, Any]]:
    return [objects[ref] for one in items(row.get("object_refs")) if (ref := line(one, KEY)) in objects]


def _named_by_reports(rows: Iterable[Mapping[str, Any]]) -> dict[str, list[Mapping[str, Any]]]:
    found: dict[str, list[Mapping[str, Any]]] = {}
    for row in rows:
        if row.get("type") in ("report", "note"):
            for one in items(row.get("object_refs")):
                found.setdefault(line(one, KEY), []).append(row)
    return found


def _draft(row: Mapping[str, Any], objects: Objects, around: list[Mapping[str, Any]]) -> Draft:
    key, name = line(row.get("id"), KEY), line(row.get("name"), TITLE)
    if not key or not name:
        raise Unfit("it has no id or no name")
    if row.get("revoked") is True:
        raise Unfit("its source revoked it")
    references = [mapping(one) for one in items(row.get("external_references"))]
    cves = [cve for one in references if line(one.get("source_name"), 20).lower() == "cve" and (cve := cve_of(one.get("external_id")))]
    reports = [one for one in around if one.get("type") == "report"]
    parts = [row, *around]
    others = [one for part in (row, *reports) for one in _referred(part, objects)]
    words = [word for one in (*parts, *others) for word in (*items(one.get("sectors")), *items(one.get("labels")))]
    published = day(row.get("published")) or next(filter(None, (day(one.get("published")) for one in reports)), None)
    return Draft(
        "stix",
        key,
        next(filter(None, (line(one.get("name"), TITLE) for one in reports)), name),
        cves[0] if cves else cve_of(name),
        text(row.get("description"), TEXT) or next(filter(None, (text(one.get("description"), TEXT) for one in reports)), ""),
        marking=_marking(parts, objects),
        sectors=sectors(words),
        affected=_affected(others),
        severity=severest(_scores(row)),
        links=links(one.get("url") for part in parts for one in map(mapping, items(part.get("external_references")))),
        published_on=published or day(row.get("created")),
        publisher=line(mapping(objects.get(line(row.get("created_by_ref"), KEY))).get("name"), NAME) or "STIX",
    )


def _scores(row: Mapping[str, Any]) -> Iterable[Any]:
    """STIX has no score of its own; some state one beside: `x_cvss`, `x_opencti_base_score`."""
    yield severity("4.0", row.get("x_cvss_vector"), None)
    yield severity("3.1", row.get("x_opencti_cvss_vector_string") or row.get("x_opencti_cvss_vector"), row.get("x_opencti_base_score"))


def _affected(others: Iterable[Mapping[str, Any]]) -> tuple[Affected, ...]:
    rows = (one for one in others if one.get("type") == "software" and line(one.get("name"), NAME))
    found = {Affected(line(one.get("vendor"), NAME), line(one.get("name"), NAME), line(one.get("version"), VERSIONS)) for one in rows}
    return tuple(sorted(found))[:MOST_AFFECTED]


def _marking(parts: Iterable[Mapping[str, Any]], objects: Objects) -> Marking | None:
    """A marking that the bundle refers to and nobody can read is taken for the strictest."""
    labels = [_label(line(ref, KEY), objects) for part in parts for ref in items(part.get("object_marking_refs"))]
    return strictest(filter(None, labels))


def _label(ref: str, objects: Objects) -> str:
    if ref in _KNOWN:
        return _KNOWN[ref]
    held = mapping(objects.get(ref))
    if extended := mapping(mapping(held.get("extensions")).get(EXTENSION)).get("tlp_2_0"):
        return line(extended, 20)
    if held.get("definition_type") == "tlp":
        return line(mapping(held.get("definition")).get("tlp"), 20)
    return "" if held.get("definition_type") == "statement" else Marking.RED.value
