"""Who signed: counts for everyone, names of the missing inside the partnership, hands and papers for those concerned."""

from datetime import date
from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from entente.agreement.models import Accession
from entente.files.actions import keep
from tests.agreement.test_accessions import sign
from tests.factories import agreement as make
from tests.factories import members
from tests.factories.people import LONG_AGO, person
from tests.web.reading import words

pytestmark = pytest.mark.django_db


@pytest.fixture
def signed():
    make.contract()
    one, other, missing = members.member("Alpha"), members.member("Beta"), members.member("Gamma")
    sign(one)
    sign(other)
    return one, other, missing


def test_how_many_have_signed_and_who_is_missing_to_those_inside(client, signed, signed_in, office, auditor, commission, assessor):
    outside = [words(client.get("/contract/accessions/")), words(signed_in(assessor).get("/contract/accessions/"))]
    inside = [words(signed_in(who).get("/contract/accessions/")) for who in (office, auditor, commission, members.delegate(signed[0]))]

    for said in (*outside, *inside):
        assert "2 of 3 members have signed" in said
        assert "Alpha" in said
    assert not any("Gamma" in said for said in outside)
    assert all("Gamma" in said for said in inside)


def test_whose_hand_it_was_is_seen_by_the_organisation_office_and_auditor(client, signed, signed_in, office, auditor, commission):
    counts = {
        "visitor": words(client.get("/contract/accessions/")).count("Ana Kovač"),
        "commission": words(signed_in(commission).get("/contract/accessions/")).count("Ana Kovač"),
        "office": words(signed_in(office).get("/contract/accessions/")).count("Ana Kovač"),
        "auditor": words(signed_in(auditor).get("/contract/accessions/")).count("Ana Kovač"),
        "delegate": words(signed_in(members.delegate(signed[0])).get("/contract/accessions/")).count("Ana Kovač"),
    }

    assert counts == {"visitor": 0, "commission": 0, "office": 2, "auditor": 2, "delegate": 1}
    assert "Ana" not in client.get("/contract/accessions/table.csv").content.decode()
    assert "Ana" in signed_in(office).get("/contract/accessions/table.csv").content.decode()
    assert client.get("/contract/accessions/table.pdf").status_code == 404


def test_the_office_enters_corrects_and_ends_an_accession(signed, signed_in, office):
    client = signed_in(office)
    form = {"organisation": signed[2].pk, "signed_on": "2018-01-10", "signatory": "Zoë", "file": SimpleUploadedFile("s.txt", b"signed")}

    assert client.post("/contract/accessions/add/", form).status_code == 302
    held = Accession.objects.get(organisation=signed[2])
    assert b"".join(client.get(f"/contract/accessions/{held.pk}/document/").streaming_content) == b"signed"

    assert client.post(f"/contract/accessions/{held.pk}/change/", {"signed_on": "2018-01-11", "signatory": "Zoë"}).status_code == 302
    mended = Accession.objects.known().get(organisation=signed[2])
    assert (mended.from_on, mended.upload) == (date(2018, 1, 11), held.upload)

    assert client.post(f"/contract/accessions/{mended.pk}/withdraw/", {"on": "2018-06-01", "because": "left"}).status_code == 302
    assert "2 of 3 members have signed" in words(client.get("/contract/accessions/"))


@pytest.mark.parametrize(
    ("form", "status", "sentence"),
    [
        ({"signed_on": "2016-01-01", "signatory": "Z"}, 409, "Nobody signed before the contract itself was signed on 05 July 2016"),
        ({"signed_on": "", "signatory": "Z"}, 422, "This field is required."),
        ({"signed_on": "2999-01-01", "signatory": "Z"}, 409, "lies in the future"),
    ],
)
def test_a_wrong_accession_is_answered_in_words(signed, signed_in, office, form, status, sentence):
    answer = signed_in(office).post("/contract/accessions/add/", {"organisation": signed[2].pk} | form)

    assert (answer.status_code, sentence in words(answer)) == (status, True)
    assert Accession.objects.count() == 2


def test_a_signed_document_is_read_by_its_own_organisation(signed, signed_in):
    held = Accession.objects.get(organisation=signed[0])
    Accession.objects.filter(pk=held.pk).update(upload=keep(BytesIO(b"signed"), "s.txt", by=person(), at=LONG_AGO))

    assert signed_in(members.delegate(signed[0])).get(f"/contract/accessions/{held.pk}/document/").status_code == 200
    assert signed_in(members.delegate(signed[1])).get(f"/contract/accessions/{held.pk}/document/").status_code == 403


def test_a_table_of_accessions_is_shown_before_it_is_entered(signed, signed_in, office):
    client = signed_in(office)
    file = SimpleUploadedFile("a.csv", b"organisation,signed on,signatory\nGamma,2018-01-10,Zoe\nOmega,2018-01-10,O\n")

    plan = client.post("/contract/accessions/import/", {"file": file}, follow=True)

    assert "1 accessions can be entered, 0 are known already, 1 cannot be entered" in words(plan)
    assert Accession.objects.count() == 2
    address = plan.redirect_chain[0][0]
    assert "No organisation" in client.get(f"{address}?report=csv").content.decode()
    assert "1 line was entered." in words(client.post(address, follow=True))
    assert Accession.objects.count() == 3


@pytest.mark.parametrize("count", [1, 3])
def test_the_page_asks_the_database_the_same_however_many_signed(client, count, django_assert_num_queries):
    make.contract()
    for _number in range(count):
        sign(members.member())
        members.member()

    with django_assert_num_queries(7):
        client.get("/contract/accessions/")
