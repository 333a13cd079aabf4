"""CSAF 2.0 documents: every vulnerability is an advisory; a document without one is an advisory itself. Its marking is the document's."""

from collections.abc import Iterable, Mapping
from typing import Any

from entente.engine.advisories.draft import (
    KEY,
    MOST_AFFECTED,
    NAME,
    PAPS,
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
from entente.engine.marking import Marking
from entente.engine.marking import read as read_marking

PAP_NOTE, SECTORS_NOTE, TLP_NOTE, CVSS_NOTE, SEVERITY_NOTE, LOSS_NOTE = "PAP", "Sectors", "TLP 2.0", "CVSS 4.0", "Severity", "Loss"
NO_VENDOR, NO_VERSIONS = "Vendor not known", "all versions"  # a branch needs a name
_AFFECTED = ("known_affected", "first_affected", "last_affected")
_VERSIONS = ("product_version", "product_version_range")
DEEPEST = 30


def is_csaf(found: Any) -> bool:
    return "csaf_version" in mapping(mapping(found).get("document"))


def read(found: Any) -> Taken:
    document = mapping(mapping(found).get("document"))
    if not is_csaf(found):
        raise Unreadable("This is no CSAF document: an object with “document” and its “csaf_version”.")
    if document.get("csaf_version") != "2.0":
        raise Unreadable("Only version 2.0 of CSAF is read; this document says another.")
    key, title = line(mapping(document.get("tracking")).get("id"), 120), line(document.get("title"), TITLE)
    if not key or not title:
        raise Unreadable("The document has no title, or its tracking no id: these name it.")
    if mapping(document.get("tracking")).get("status") == "draft":
        raise Unreadable("Its tracking says that it is a draft; import it when it is final.")
    products = dict(_products(mapping(mapping(found).get("product_tree"))))
    rows = [mapping(one) for one in items(mapping(found).get("vulnerabilities"))]
    drafts: list[Draft] = []
    left: list[LeftOut] = []
    for number, row in enumerate(rows, 1):
        try:
            drafts.append(_draft(document, row, products, number, alone=len(rows) == 1))
        except Unfit as why:
            left.append(LeftOut(f"vulnerability {number}", key, str(why)))
    if not rows:
        drafts.append(_draft(document, {}, products, 0, alone=True))
    return told(drafts, left)


def _draft(document: Mapping[str, Any], row: Mapping[str, Any], products: Mapping[str, Affected], number: int, *, alone: bool) -> Draft:
    tracking, publisher = mapping(document.get("tracking")), mapping(document.get("publisher"))
    cve, title = cve_of(row.get("cve")), line(document.get("title"), TITLE)
    if row.get("cve") and not cve:
        raise Unfit("its cve is no CVE")
    key = line(f"{line(publisher.get('namespace'), 100)}|{line(tracking.get('id'), 100)}", KEY - 20)
    own = line(row.get("title"), TITLE)
    notes, all_notes = _notes(row), _notes(document)
    said = _about(notes) or _about(all_notes)
    return Draft(
        "csaf",
        key if alone else f"{key}#{cve or number}",
        title if alone else line(f"{own or cve or number}: {title}" if own not in title else title, TITLE),
        cve,
        text("\n\n".join(said), TEXT),
        text("\n\n".join(_advice(row)), TEXT),
        _marking(document, all_notes),
        next((one for one in PAPS if one == all_notes.get(PAP_NOTE, "").upper()), ""),
        sectors(all_notes.get(SECTORS_NOTE, "").split("; ")),
        _affected(row, products),
        severest(_scores(row, notes)),
        links(one.get("url") for part in (row, document) for one in map(mapping, items(part.get("references")))),
        day(tracking.get("initial_release_date")),
        publisher=line(publisher.get("name"), NAME),
    )


def _notes(part: Mapping[str, Any]) -> dict[str, str]:
    rows = map(mapping, items(part.get("notes")))
    return {line(one.get("title"), 120) or line(one.get("category"), 40): text(one.get("text"), TEXT) for one in rows}


def _about(notes: Mapping[str, str]) -> list[str]:
    """What is said of it, without the notes in which our own exports keep what CSAF has no field for."""
    ours = {PAP_NOTE, SECTORS_NOTE, TLP_NOTE, CVSS_NOTE, SEVERITY_NOTE, LOSS_NOTE}
    return [said for title, said in notes.items() if said and title not in ours and "legal" not in title.lower()]


def _marking(document: Mapping[str, Any], notes: Mapping[str, str]) -> Marking | None:
    """Its label, or the stricter one of version 2 that a note states; a label nobody can read counts as the strictest."""
    label = mapping(mapping(document.get("distribution")).get("tlp")).get("label")
    known = read_marking(label) if isinstance(label, str) else None
    return strictest([known.value if known else Marking.RED.value if label else None, notes.get(TLP_NOTE)])


def _advice(row: Mapping[str, Any]) -> Iterable[str]:
    return dict.fromkeys(filter(None, (text(mapping(one).get("details"), TEXT) for one in items(row.get("remediations")))))


def _scores(row: Mapping[str, Any], notes: Mapping[str, str]) -> Iterable[Any]:
    yield severity("4.0", notes.get(CVSS_NOTE, "").split(" ")[0], None)
    for one in map(mapping, items(row.get("scores"))):
        for name, version in (("cvss_v4", "4.0"), ("cvss_v3", "3.1"), ("cvss_v2", "2.0")):
            held = mapping(one.get(name))
            if held:
                yield severity(held.get("version") or version, held.get("vectorString"), held.get("baseScore"))


def _affected(row: Mapping[str, Any], products: Mapping[str, Affected]) -> tuple[Affected, ...]:
    status = mapping(row.get("product_status"))
    named = (line(one, NAME) for name in _AFFECTED for one in items(status.get(name)))
    return tuple(sorted({products[one] for one in named if one in products}))[:MOST_AFFECTED]


def _products(tree: Mapping[str, Any]) -> Iterable[tuple[str, Affected]]:
    """Of each product id, its vendor, name and versions as the branches above it say."""
    todo = [(mapping(one), "", "", 0) for one in items(tree.get("branches"))]
    while todo:
        branch, vendor, product, depth = todo.pop()
        category, name = branch.get("category"), line(branch.get("name"), NAME)
        vendor = name.replace(NO_VENDOR, "") if category == "vendor" else vendor
        product = name if category == "product_name" else product
        versions = (
            line(branch.get("name"), VERSIONS).replace(NO_VERSIONS, "") if category in ("product_version", "product_version_range") else ""
        )
        held = mapping(branch.get("product"))
        if key := line(held.get("product_id"), NAME):
            yield key, Affected(vendor, product or line(held.get("name"), NAME), versions)
        if depth < DEEPEST:
            todo += [(mapping(one), vendor, product, depth + 1) for one in items(branch.get("branches"))]
    for one in map(mapping, items(tree.get("full_product_names"))):
        if (key := line(one.get("product_id"), NAME)) and (name := line(one.get("name"), NAME)):
            yield key, Affected("", name)
    for row in map(mapping, items(tree.get("relationships"))):
        held = mapping(row.get("full_product_name"))
        if (key := line(held.get("product_id"), NAME)) and (name := line(held.get("name"), NAME)):
            yield key, Affected("", name)
