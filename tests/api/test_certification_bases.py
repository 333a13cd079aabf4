"""What a certificate stands for, for programs."""

from datetime import date

import pytest

from tests.factories.catalogues import basis, catalogue, mapping
from tests.factories.certificates import certificate, schemes

pytestmark = pytest.mark.django_db
BODY = {"catalogue": "iso", "level": "type-1", "parts": ["2"], "on": "2020-01-01", "source": "https://scheme.example/"}


@pytest.fixture(autouse=True)
def pair() -> None:
    schemes()
    catalogue("iso", ["1", "2"])
    catalogue("snc", ["a", "b"])
    mapping("iso", "snc", ("1", "superset", "a"), ("2", "superset", "b"))


def test_programs_ask_as_pages_do(call):
    basis("cspn", "iso", on=date(2010, 1, 1), parts=["1"])
    one = certificate(scheme="cspn", stated="")

    found = call("GET", f"/certification/coverage?hold=certificate:{one.number}&target=snc").json()

    assert found["certain"] == 1
    assert found["held"][0]["asked"] == f"certificate:{one.pk}"
    assert found["held"][0]["bases"][0]["parts"] == ["urn:test:req:iso:1"]
    assert call("GET", "/certification/coverage?hold=iso%239&target=snc").status_code == 404
    assert call("GET", "/certification/coverage?hold=iso&target=scheme:eucc").status_code == 422
    assert call("GET", "/schemes/cspn").json()["bases"][0]["catalogue"] == "iso"


def test_the_office_says_against_what_a_scheme_assesses(call, token, office, commission):
    assert call("POST", "/schemes/c5/bases", token(commission), BODY).status_code == 403
    said = call("POST", "/schemes/c5/bases", token(office), BODY)
    assert (said.status_code, said.json()["bases"][0]["level"]) == (201, "type-1")
    assert call("POST", "/schemes/c5/bases", token(office), BODY).status_code == 409
    for wrong in ({"level": "none"}, {"parts": ["9"]}, {"catalogue": "none"}, {"source": "a friend"}):
        assert call("POST", "/schemes/c5/bases", token(office), BODY | wrong).status_code == 422

    ended = call("POST", f"/schemes/bases/{said.json()['bases'][0]['id']}/end", token(office), {"on": "2021-01-01"})

    assert ended.json()["bases"][0]["to_on"] == "2021-01-01"
