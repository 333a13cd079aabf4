"""What the two standards demand of a document: CSAF 2.0, sections 3.2 and 6.1; STIX 2.1, sections 3.2, 4 and 5. Written out here."""

import re
from typing import Any

from hypothesis import given, settings

from entente.engine.advisories import csaf_out, stix_out
from entente.engine.advisories.stix_tlp import EXTENSION, TLP_2
from entente.engine.marking import Marking
from tests.laws.test_advisories import AT, outgoing

OPEN = (Marking.CLEAR, Marking.GREEN, Marking.AMBER, Marking.AMBER_STRICT)
INSTANT = re.compile(r"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{3})?Z$")
ID = re.compile(r"^[a-z-]+--[0-9a-f]{8}-[0-9a-f]{4}-[1-5][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$")
DEMANDED = {
    "vulnerability": {"created", "modified", "name"},
    "report": {"created", "modified", "name", "published", "object_refs"},
    "note": {"created", "modified", "content", "object_refs"},
    "identity": {"created", "modified", "name"},
    "software": {"name"},
    "marking-definition": {"created", "extensions"},
}


def product_ids(branches: list[dict[str, Any]]) -> list[str]:
    found = []
    for one in branches:
        assert one["category"] in {"vendor", "product_name", "product_version_range"}
        assert one["name"]
        assert ("product" in one) != ("branches" in one)
        if "product" in one:
            assert one["product"]["name"]
            found.append(one["product"]["product_id"])
        found += product_ids(one.get("branches", []))
    return found


@given(outgoing(OPEN))
@settings(max_examples=60)
def test_a_csaf_document_holds_all_that_is_mandatory(one):
    made = csaf_out.write(one, strict_as_amber=True)
    document, tracking = made.document["document"], made.document["document"]["tracking"]

    assert document["csaf_version"] == "2.0"
    assert all(document["publisher"][name] for name in ("category", "name", "namespace"))
    assert document["publisher"]["category"] == "coordinator"
    assert document["title"]
    assert document["distribution"]["tlp"]["label"] in {"WHITE", "GREEN", "AMBER"}
    assert all(INSTANT.match(tracking[name]) for name in ("current_release_date", "initial_release_date"))
    assert (tracking["id"], tracking["status"], tracking["version"]) == (one.number, "final", tracking["revision_history"][-1]["number"])
    assert all(INSTANT.match(row["date"]) and row["summary"] for row in tracking["revision_history"])
    assert all(note["text"] and note["category"] in {"description", "details", "general"} for note in document["notes"])
    ids = product_ids(made.document.get("product_tree", {}).get("branches", []))
    assert len(ids) == len(set(ids)) == len(one.affected)
    for row in made.document.get("vulnerabilities", []):
        assert row["notes"]
        named = row.get("product_status", {}).get("known_affected", [])
        scored = [key for score in row.get("scores", []) for key in score["products"]]
        assert set(named) | set(scored) <= set(ids)
    if document["category"] == "csaf_security_advisory":
        assert made.document["vulnerabilities"][0]["product_status"]["known_affected"]
    else:
        assert document["category"] == "csaf_base"


@given(outgoing(OPEN))
@settings(max_examples=60)
def test_every_loss_of_csaf_stands_in_the_document_itself(one):
    made = csaf_out.write(one, strict_as_amber=True)
    said = " ".join(note["text"] for note in made.document["document"]["notes"])

    assert all(loss in said for loss in made.losses)
    assert (str(one.severity.score) in str(made.document)) == (one.severity.score is not None)


@given(outgoing(OPEN))
@settings(max_examples=60)
def test_a_stix_bundle_holds_all_that_is_mandatory_and_marks_every_object(one):
    bundle = stix_out.bundle([one], "Test Partnership", "https://example.org", AT).document
    objects = {row["id"]: row for row in bundle["objects"]}

    assert bundle["type"] == "bundle"
    assert ID.match(bundle["id"])
    assert len(objects) == len(bundle["objects"])
    for key, row in objects.items():
        assert key.startswith(f"{row['type']}--")
        assert ID.match(key)
        assert row["spec_version"] == "2.1"
        assert set(row) >= DEMANDED[row["type"]]
        assert all(INSTANT.match(row[name]) for name in ("created", "modified", "published") if name in row)
        assert set(row.get("object_refs", [])) <= set(objects)
        if row["type"] not in {"identity", "marking-definition"}:
            assert row["object_marking_refs"] == [TLP_2[one.marking]]
    assert objects[TLP_2[one.marking]]["extensions"][EXTENSION]["tlp_2_0"] == one.marking.value.lower()


@given(outgoing(OPEN))
@settings(max_examples=20)
def test_the_same_advisory_has_the_same_ids_whenever_it_is_asked_for(one):
    twice = [stix_out.bundle([one], "Test Partnership", "https://example.org", AT).document for _time in range(2)]

    assert twice[0] == twice[1]
