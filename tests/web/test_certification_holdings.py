"""A certificate as an answer to "what do I hold?": the office says what its scheme assesses against, anybody asks what it covers."""

from datetime import date

import pytest
from django.utils import timezone

from entente.certification.models import SchemeBasis, SelfCheck
from entente.people.choices import RoleCode
from tests.factories.catalogues import basis, catalogue, mapping
from tests.factories.certificates import certificate, schemes
from tests.factories.members import delegate, member
from tests.factories.people import account
from tests.web.reading import words

pytestmark = pytest.mark.django_db
PAGE = "/certification/coverage/"
SAID = {"level": "", "catalogue": "iso", "parts": "", "on": "2020-01-01", "source": "https://scheme.example/rules", "note": ""}


@pytest.fixture(autouse=True)
def pair() -> None:
    schemes()
    catalogue("iso", ["1", "2"])
    catalogue("snc", ["a", "b"])
    mapping("iso", "snc", ("1", "superset", "a"), ("2", "superset", "b"))


def test_the_office_says_it_and_the_scheme_and_coverage_tell_it(signed_in, client):
    office = signed_in(account(RoleCode.OFFICE))
    assert office.post("/certification/schemes/cspn/basis/", SAID | {"parts": "1\n9"}).status_code == 422
    assert office.post("/certification/schemes/cspn/basis/", SAID).status_code == 302
    assert office.post("/certification/schemes/cspn/basis/", SAID).status_code == 409

    told = words(client.get("/certification/schemes/cspn/"))
    assert "ISO every level from 1 January 2020 · scheme.example" in told
    assert "2 of 2 for certain" in words(client.get(f"{PAGE}?hold=scheme:cspn&target=snc"))
    assert "What do you already prove of CSPN?" in words(client.get(f"{PAGE}?hold=snc&target=scheme:cspn"))

    pk = SchemeBasis.objects.known().get().pk
    assert office.post(f"/certification/schemes/bases/{pk}/end/", {"on": "2021-01-01"}).status_code == 302
    assert "until 1 January 2021" in words(client.get("/certification/schemes/cspn/"))
    assert "Nobody has said yet against which catalogue CSPN assesses" in words(client.get(f"{PAGE}?hold=scheme:cspn&target=snc"))


def test_a_visitor_types_a_number_and_sees_what_the_certificate_proves_and_why(client):
    basis("cspn", "iso", on=date(2010, 1, 1), parts=["1"])
    one = certificate(scheme="cspn", stated="")

    found = words(client.get(f"{PAGE}?number={one.number}&target=snc"))
    assert "1 of 2 for certain" in found
    assert f"Because you hold {one.number} CSPN assessed against ISO, from 1 January 2010 (in part) · source.example" in found
    assert f"?hold=certificate:{one.pk}" in client.get(one.get_absolute_url()).content.decode()

    why = client.get(f"{PAGE}?hold=certificate%3A{one.pk}&target=snc").context["groups"][-1]["rows"][0].requirement.pk
    said = words(client.get(f"{PAGE}why/{why}/?hold=certificate%3A{one.pk}&target=snc"))
    assert f"You hold it: {one.number} is assessed against ISO." in said
    assert "No certificate here has the number Z-9." in words(client.get(f"{PAGE}?number=Z-9&target=snc"))


def test_parts_of_what_is_held_can_be_chosen(client):
    page = client.get(f"{PAGE}?hold=iso&hold=iso%231&target=snc")

    assert "1 of 2 for certain" in words(page)
    assert [(one.label, one.is_chosen) for one in page.context["choices"].parts[0].choices] == [("1", True), ("2", False)]
    assert client.get(f"{PAGE}export/oscal/?hold=iso%231&target=snc").json()["profile"]["imports"][0]["include-controls"] == [
        {"with-ids": ["b"]}
    ]


def test_a_member_ticks_its_own_certificates_and_keeps_the_question(signed_in):
    basis("cspn", "iso", on=date(2010, 1, 1))
    one = member("Aegis Grid")
    own = certificate(one, scheme="cspn", stated="", ends_on=timezone.localdate().replace(year=2099))
    there = signed_in(delegate(one))

    assert f'value="certificate:{own.pk}"' in there.get(PAGE).content.decode()
    there.post(f"{PAGE}save/?hold=certificate%3A{own.pk}&target=scheme:cspn", {"organisation": one.slug, "name": "Gate"})

    kept = SelfCheck.objects.get()
    assert (kept.holds, kept.aims, kept.held.get().reference) == ([f"certificate:{own.pk}"], "scheme:cspn", "ISO")
    assert f"Aegis Grid · {own.number} → CSPN" in words(there.get(PAGE))
