"""What the office brings and notes by program: catalogues from files, standards with all that belongs to them."""

import json

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from entente.certification.models import Catalogue, Standard
from tests.certification.test_catalogue_imports import FRAMEWORKS, MAPPINGS, REQUIREMENTS
from tests.certification.test_oscal import SMALL, packed

pytestmark = pytest.mark.django_db
SAID = {"number": "prEN 1", "title": "Filters", "body": "cen", "state": "enquiry"}


def tables() -> list[SimpleUploadedFile]:
    texts = (("frameworks", FRAMEWORKS), ("requirements", REQUIREMENTS), ("mappings", MAPPINGS))
    return [SimpleUploadedFile(f"{name}.csv", text.encode()) for name, text in texts]


def test_catalogues_are_looked_at_then_written(client, token, office, commission):
    headers = {"authorization": f"Bearer {token(office)}"}
    address = "/api/certification/imports"

    looked = client.post(address, {"format": "tables", "files": tables()}, headers=headers).json()
    assert (looked["dangling"], looked["dry_run"], looked["problems"][0]["file"]) == (3, True, "mappings.csv")
    assert not Catalogue.objects.exists()

    written = client.post(address, {"format": "tables", "files": tables(), "dry_run": "false"}, headers=headers)
    assert (written.status_code, Catalogue.objects.count()) == (200, 2)
    small = SimpleUploadedFile("small.json", packed(SMALL))
    assert client.post(address, {"format": "oscal", "files": [small]}, headers=headers).status_code == 200
    broken = SimpleUploadedFile("small.json", json.dumps({"catalog": 1}).encode())
    assert client.post(address, {"format": "oscal", "files": [broken]}, headers=headers).status_code == 409
    elsewhere = {"authorization": f"Bearer {token(commission)}"}
    assert client.post(address, {"format": "tables", "files": tables()}, headers=elsewhere).status_code == 403


def test_a_standard_is_added_described_and_goes_its_way(call, token, office, commission):
    assert call("POST", "/standards", token(commission), SAID).status_code == 403
    assert call("POST", "/standards", token(office), SAID).status_code == 201
    assert call("POST", "/standards", token(office), SAID).status_code == 409

    here, by = "/standards/pren-1", token(office)
    assert call("PUT", here, by, SAID | {"state": "vote"}).json()["state"] == "vote"
    assert call("POST", f"{here}/stages", by, {"name": "Vote", "on": "2026-03-01"}).json()["stages"][0]["on"] == "2026-03-01"
    assert call("POST", f"{here}/references", by, {"kind": "level", "reference": "eucc:high"}).json()["references"][0]["kind"] == "level"
    days = {"opens_on": "2026-03-01", "closes_on": "2026-02-01"}
    assert call("POST", f"{here}/ballots", by, {"kind": "vote", **days}).status_code == 409
    assert call("POST", f"{here}/ballots", by, {"kind": "vote", **days, "closes_on": "2026-04-01"}).status_code == 201
    assert call("POST", f"{here}/comments", by, {"text": "Define it."}).json()["comments"][0]["text"] == "Define it."
    assert call("GET", here).json()["comments"] is None
    assert Standard.objects.get().state == "vote"
