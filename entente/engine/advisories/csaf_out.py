"""An advisory as a CSAF 2.0 document (https://docs.oasis-open.org/csaf/csaf/v2.0/). It knows TLP 1 and CVSS 2 and 3 only, and says so."""

from typing import Any

from entente.engine.advisories.csaf import CVSS_NOTE, LOSS_NOTE, NO_VENDOR, NO_VERSIONS, PAP_NOTE, SECTORS_NOTE, SEVERITY_NOTE, TLP_NOTE
from entente.engine.advisories.draft import Affected
from entente.engine.advisories.outgoing import CannotExport, Exported, Outgoing, number_of, refuse_red, stamp
from entente.engine.cvss4 import severity
from entente.engine.marking import Marking

LABELS = {Marking.CLEAR: "WHITE", Marking.GREEN: "GREEN", Marking.AMBER: "AMBER", Marking.AMBER_STRICT: "AMBER"}
_LABEL_LOSSES = {
    Marking.CLEAR: "TLP:CLEAR is called WHITE in CSAF 2.0.",
    Marking.AMBER_STRICT: "TLP:AMBER+STRICT is labelled AMBER; the note “TLP 2.0” binds: it is not for clients.",
}
_NOT_CARRIED = "CSAF takes a score only with a vector of CVSS 3, a CVE and products; it stands in a note."


def write(one: Outgoing, *, strict_as_amber: bool = False) -> Exported:
    """AMBER+STRICT has no label in TLP 1: it goes out as AMBER, with its own label in a note, only where the installation allows it."""
    refuse_red(one)
    if one.marking is Marking.AMBER_STRICT and not strict_as_amber:
        raise CannotExport(
            "CSAF 2.0 has no label for TLP:AMBER+STRICT; as AMBER it would reach clients. Export it as STIX, or have "
            "ENTENTE_CSAF_STRICT_AS_AMBER set."
        )
    notes, losses = _moved(one)
    ids = {product: f"P-{number}" for number, product in enumerate(one.affected, 1)}
    document: dict[str, Any] = {"document": _document(one, [*notes, *([_note(LOSS_NOTE, " ".join(losses))] if losses else [])])}
    if ids:
        document["product_tree"] = {"branches": _branches(ids)}
    if one.cve:
        document["vulnerabilities"] = [_vulnerability(one, list(ids.values()))]
    return Exported(document, tuple(losses))


def _moved(one: Outgoing) -> tuple[list[dict[str, str]], list[str]]:
    """What CSAF has no field for goes into notes."""
    notes, losses = [_note(TLP_NOTE, str(one.marking))], []
    if said := _LABEL_LOSSES.get(one.marking):
        losses.append(said)
    for title, text in ((PAP_NOTE, one.pap), (SECTORS_NOTE, "; ".join(one.sectors))):
        if text:
            notes.append(_note(title, text))
            losses.append(f"{title} has no field; it stands in a note.")
    if one.severity.score is not None and not _is_carried(one):
        is_newest = one.severity.version == "4.0"
        notes.append(_note(CVSS_NOTE if is_newest else SEVERITY_NOTE, _score_words(one)))
        losses.append("CVSS 4.0 has no field; vector and score stand in a note." if is_newest else _NOT_CARRIED)
    if not one.cve and one.affected:
        losses.append("Without a CVE, the affected products stand in the tree of products only.")
    return notes, losses


def _score_words(one: Outgoing) -> str:
    return " ".join(filter(None, (one.severity.vector, f"score {one.severity.score} ({one.severity.origin})")))


def _is_carried(one: Outgoing) -> bool:
    """Whether CSAF's own field for CVSS 3 takes the score: it demands a vector, and products to which it applies."""
    return one.severity.vector.startswith(("CVSS:3.0/", "CVSS:3.1/")) and one.severity.score is not None and bool(one.affected and one.cve)


def _note(title: str, text: str) -> dict[str, str]:
    return {"category": "details", "title": title, "text": text}


def _document(one: Outgoing, notes: list[dict[str, str]]) -> dict[str, Any]:
    about = [{"category": "description", "title": "Summary", "text": one.summary or one.title}]
    if one.advice and not one.cve:
        about.append({"category": "general", "title": "What to do", "text": one.advice})
    if one.is_fictional:
        about.append({"category": "general", "title": "Fictional", "text": "A fictional advisory of a demonstration."})
    found: dict[str, Any] = {
        "category": "csaf_security_advisory" if one.cve and one.affected else "csaf_base",
        "csaf_version": "2.0",
        "distribution": {"tlp": {"label": LABELS[one.marking], "url": "https://www.first.org/tlp/"}},
        "lang": "en",
        "notes": [*about, *notes],
        "publisher": {"category": "coordinator", "name": one.publisher, "namespace": one.namespace},
        "title": one.title,
        "tracking": {
            "current_release_date": stamp(one.history[-1][1]),
            "id": one.number,
            "initial_release_date": stamp(one.history[0][1]),
            "revision_history": [{"date": stamp(at), "number": str(number), "summary": said} for number, at, said in one.history],
            "status": "final",
            "version": str(one.history[-1][0]),
        },
    }
    if one.sources:
        found["acknowledgments"] = [{"organization": name} for name in one.sources]
    if one.links:
        found["references"] = [{"category": "external", "summary": "Source", "url": link} for link in one.links]
    return found


def _branches(ids: dict[Affected, str]) -> list[dict[str, Any]]:
    """Vendor, product, versions; what is not known is called so, because a branch needs a name."""
    vendors: dict[str, dict[str, list[tuple[Affected, str]]]] = {}
    for product, number in ids.items():
        vendors.setdefault(product.vendor, {}).setdefault(product.product, []).append((product, number))
    return [
        {"category": "vendor", "name": vendor or NO_VENDOR, "branches": [_product(name, rows) for name, rows in products.items()]}
        for vendor, products in vendors.items()
    ]


def _product(name: str, rows: list[tuple[Affected, str]]) -> dict[str, Any]:
    versions = [
        {"category": "product_version_range", "name": one.versions or NO_VERSIONS, "product": _named(one, number)} for one, number in rows
    ]
    return {"category": "product_name", "name": name, "branches": versions}


def _named(one: Affected, number: str) -> dict[str, str]:
    return {"product_id": number, "name": " ".join(filter(None, (one.vendor, one.product, one.versions)))}


def _vulnerability(one: Outgoing, ids: list[str]) -> dict[str, Any]:
    found: dict[str, Any] = {
        "cve": one.cve,
        "notes": [{"category": "description", "title": "Summary", "text": one.summary or one.title}],
    }
    if one.severity.version == "4.0" and one.severity.score is not None:
        found["notes"].append(_note(CVSS_NOTE, _score_words(one)))
    if ids:
        found["product_status"] = {"known_affected": ids}
    if one.advice:
        found["remediations"] = [{"category": "mitigation", "details": one.advice} | ({"product_ids": ids} if ids else {})]
    if _is_carried(one) and one.severity.score is not None:
        score = one.severity.score
        held = {
            "version": one.severity.vector[5:8],
            "vectorString": one.severity.vector,
            "baseScore": number_of(score),
            "baseSeverity": severity(score).upper(),
        }
        found["scores"] = [{"cvss_v3": held, "products": ids}]
    return found
