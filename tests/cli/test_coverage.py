"""`entente import requirements|oscal|library`, `entente coverage`, `entente export oscal`."""

import io
import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command

from entente.certification.actions import standards
from entente.certification.choices import ReferenceKind
from entente.certification.models import Catalogue
from entente.cli.base import Refused
from tests.certification.test_catalogue_imports import folder
from tests.certification.test_oscal import PROFILE, SMALL, packed
from tests.factories.catalogues import BROUGHT, basis, catalogue, mapping
from tests.factories.certificates import certificate, schemes

pytestmark = pytest.mark.django_db


def run(*arguments: Any) -> Any:
    """What it said on standard output; read where it is JSON."""
    out = io.StringIO()
    call_command(*map(str, arguments), stdout=out, stderr=io.StringIO())
    return json.loads(out.getvalue()) if "--json" in arguments else out.getvalue()


def test_requirements_are_told_as_one_object_with_a_report(tmp_path):
    said = run("import", "requirements", folder(tmp_path), "--json", "--report", tmp_path / "report.csv")

    wanted = {"frameworks": 2, "requirements": 4, "mappings": 2, "dangling": 3, "merged": 2, "conflicts": 1, "strength_unknown": 1}
    assert {name: said[name] for name in wanted} == wanted
    assert len((tmp_path / "report.csv").read_text().splitlines()) == 9
    assert "Nothing has changed" in run("import", "requirements", folder(tmp_path), "--report", tmp_path / "report.csv")


def test_a_dry_run_says_so(tmp_path):
    assert "Dry run: nothing was written." in run(
        "import", "requirements", folder(tmp_path), "--dry-run", "--report", tmp_path / "report.csv"
    )
    assert not Catalogue.objects.exists()


def test_oscal_files_that_belong_together_come_together(tmp_path):
    for name, document in (("small.json", SMALL), ("base.json", PROFILE)):
        (tmp_path / name).write_bytes(packed(document))

    assert run("import", "oscal", tmp_path / "small.json", tmp_path / "base.json", "--json", "--texts")["mappings"] == 2
    assert json.loads(run("export", "oscal", "--catalogue", "11111111-1111-4111-8111-111111111111")) == SMALL
    assert json.loads(run("export", "oscal", "--profile", "Baseline")) == PROFILE
    said = run("export", "oscal", "--mapping", str(_set()), "--output", tmp_path / "map.json", "--json")
    assert said["kind"] == "mapping-collection"


def _set() -> int:
    from entente.certification.models import MappingSet

    return MappingSet.objects.get().pk


@pytest.fixture
def pair() -> None:
    catalogue("iso", ["1", "2"])
    catalogue("snc", ["a", "b", "c"])
    mapping("iso", "snc", ("1", "superset", "a"), ("2", "intersects", "b"))


def test_coverage_is_six_numbers(pair):
    expected = {"requirements": 3, "certain": 1, "possible": 2, "gap": 0, "review": 1, "not_mapped": 1}

    assert run("coverage", "iso", "snc", "--json") == expected
    assert run("coverage", "urn:test:framework:iso", "SNC", "--json") == expected
    assert run("coverage", "iso", "snc", "--json", "--cautious")["certain"] == 0


def test_coverage_in_words_and_why(pair):
    said = run("coverage", "iso", "snc", "--explain", "a")

    assert "1 of 3 certain, at most 2 as far as mapped" in said
    assert "a: certain\n  ISO 1 is held\n  ISO 1 is wider than (contains) SNC a (iso → snc, not reviewed)" in said
    assert run("coverage", "iso", "snc", "--explain", "c", "--json")["explained"]["chain"] == []


def test_a_scheme_a_certificate_or_a_part_is_held_as_well_as_a_catalogue(pair):
    schemes()
    basis("cspn", "iso", on=date(2010, 1, 1))
    one = certificate(scheme="cspn", stated="")

    for held in ("scheme:cspn", "scheme:cspn:one", f"certificate:{one.number}", "iso#1"):
        assert run("coverage", held, "snc", "--json")["certain"] == 1
    assert run("coverage", "iso#2", "snc", "--json")["certain"] == 0
    assert "C5:2020: Nobody has said yet" in run("coverage", "iso", "scheme:c5", "snc")
    with pytest.raises(Refused, match="C5:2020: Nobody has said yet"):
        run("coverage", "scheme:c5", "snc")


@pytest.mark.parametrize(
    ("arguments", "why"),
    [
        (("coverage", "scheme:none", "snc"), "There is no scheme or level none."),
        (("coverage", "certificate:none", "snc"), "No certificate has the number none."),
        (("coverage", "iso#9", "snc"), "iso has no requirement 9."),
        (("coverage", "none", "snc"), "No catalogue is called none."),
        (("coverage", "iso", "snc", "--explain", "zz"), "SNC has no requirement zz."),
        (("export", "oscal", "--catalogue", "none"), "No catalogue is called none."),
        (("export", "oscal", "--mapping", "0"), "There is no mapping set 0."),
        (("export", "oscal", "--profile", "iso"), "did not come as a profile"),
        (("import", "oscal", "/nowhere.json"), "cannot be read"),
        (("import", "library", "/nowhere.yaml"), "cannot be read"),
        (("import", "requirements", "/nowhere"), "holds no frameworks.csv"),
        (("import", "oscal", "/nowhere.json", "--resource", "x"), "x is not HREF=CATALOGUE."),
    ],
)
def test_refusals_are_sentences(pair, arguments, why):
    with pytest.raises(Refused, match=why.replace("(", r"\(")):
        run(*arguments)


def test_a_path_is_a_path(tmp_path: Path, pair):
    with pytest.raises(Refused, match="cannot be written"):
        run("export", "oscal", "--catalogue", "iso", "--output", tmp_path / "none" / "x.json")


def test_gaps_of_standards_are_told(pair):
    number = {"number": "prEN 1", "title": "A standard", "body": "cen", "state": "draft"}
    standard = standards.add(standards.StandardFacts(**number), by=None, at=BROUGHT)
    standards.add_reference(standard, ReferenceKind.REQUIREMENT, "iso#1", by=None, at=BROUGHT)

    assert run("standards", "gaps", "iso", "--json") == {"requirements": 2, "covered": 1, "uncovered": ["urn:test:req:iso:2"]}
    assert run("standards", "gaps", "iso#1", "--json")["uncovered"] == []
    assert "prEN 1" in run("standards", "list")
    with pytest.raises(Refused, match="Nothing here is called “none”"):
        run("standards", "gaps", "none")


def test_catalogues_their_mappings_and_their_matrix_are_told(pair):
    assert [one["name"] for one in run("catalogues", "list", "--json")["catalogues"]] == ["iso", "snc"]
    assert run("catalogues", "list", "snc", "--json")["catalogues"][0]["assessable"] == 3
    assert run("catalogues", "mappings", "--json")["mappings"][0]["rows"] == 2
    cell = {"source": "iso", "target": "snc", "certain": 1, "possible": 2, "requirements": 3}
    assert cell in run("catalogues", "matrix", "--json")["matrix"]
    assert "iso → snc: 1 to 2 of 3" in run("catalogues", "matrix", "iso", "snc")
    with pytest.raises(Refused, match="No catalogue is called none"):
        run("catalogues", "matrix", "none")


def test_certificates_are_found_and_stand_where_they_stood_on_a_day():
    one = certificate(name="Gateway", issued_on=date(2025, 1, 1), ends_on=date(2030, 1, 1))
    certificate(name="Chip", category="Seals", issued_on=date(2020, 1, 1), ends_on=date(2022, 1, 1))

    found = run("certificates", "gate", "--on", "2026-01-01", "--json")
    assert (found["found"], found["certificates"][0]["number"], found["certificates"][0]["status"]) == (1, one.number, "valid")
    assert run("certificates", "--status", "valid", "--on", "2021-06-01", "--json")["certificates"][0]["name"] == "Chip"
    assert run("certificates", "--on", "2031-01-01", "--json")["certificates"][1]["status"] == "archived"
    assert "1 certificates on 2026-01-01" in run("certificates", "gate", "--on", "2026-01-01")
