"""Records of ENISA's European vulnerability database, alone, in a list, or as its search answers: {"items": [...]}. All are TLP:CLEAR."""

from collections.abc import Mapping
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
from entente.engine.advisories.parts import day, items, line, links, mapping, severity, text
from entente.engine.marking import Marking

PUBLISHER = "ENISA, European Vulnerability Database"


def is_euvd(found: Any) -> bool:
    rows = _rows(found)
    return bool(rows) and line(mapping(rows[0]).get("id"), KEY).upper().startswith("EUVD-")


def read(found: Any) -> Taken:
    rows = _rows(found)
    if not rows:
        raise Unreadable("This holds no record of ENISA's database: a record, a list of them, or an object with “items”.")
    drafts: list[Draft] = []
    left: list[LeftOut] = []
    for number, row in enumerate(rows, 1):
        try:
            drafts += _drafts(mapping(row))
        except Unfit as why:
            left.append(LeftOut(f"record {number}", line(mapping(row).get("id"), 60), str(why)))
    return told(drafts, left)


def _rows(found: Any) -> list[Any]:
    if isinstance(found, Mapping):
        return items(found["items"]) if "items" in found else [found] if "id" in found else []
    return items(found)


def _drafts(row: Mapping[str, Any]) -> list[Draft]:
    name = line(row.get("id"), 60).upper()
    if not name.startswith("EUVD-"):
        raise Unfit("its id does not begin with EUVD-")
    summary = text(row.get("description"), TEXT)
    if not summary:
        raise Unfit("it has no description")
    cves = [cve for word in line(row.get("aliases"), 2000).split() if (cve := cve_of(word))] or [""]
    given = links([f"https://euvd.enisa.europa.eu/vulnerability/{name}", *text(row.get("references"), TEXT).split()])
    said = summary.splitlines()[0]
    return [
        Draft(
            "euvd",
            name if len(cves) == 1 else f"{name}#{cve}",
            line(f"{cve or name}: {said}", TITLE),
            cve,
            summary,
            marking=Marking.CLEAR,
            affected=_affected(row),
            severity=severity(row.get("baseScoreVersion"), row.get("baseScoreVector"), row.get("baseScore")),
            links=given,
            published_on=day(row.get("datePublished")),
            exploited_on=day(row.get("exploitedSince")),
            publisher=PUBLISHER,
        )
        for cve in dict.fromkeys(cves)
    ]


def _affected(row: Mapping[str, Any]) -> tuple[Affected, ...]:
    """Vendors stand in a list of their own: one vendor is everybody's; of several, each product's is not known."""
    vendors = [line(mapping(mapping(one).get("vendor")).get("name"), NAME) for one in items(row.get("enisaIdVendor"))]
    only = vendors[0] if len(set(vendors)) == 1 else ""
    found = []
    for one in items(row.get("enisaIdProduct")):
        product = mapping(mapping(one).get("product"))
        own = line(mapping(product.get("vendor")).get("name"), NAME)
        if name := line(product.get("name"), NAME):
            found.append(Affected(own or only, name, line(mapping(one).get("product_version"), VERSIONS)))
    return tuple(sorted(set(found)))[:MOST_AFFECTED]
