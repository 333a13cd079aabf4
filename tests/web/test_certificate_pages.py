"""Schemes and certificates as pages: for everyone to read, for the office to keep."""

import csv
import io
from datetime import timedelta
from pathlib import Path

import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from entente.certification.choices import CertificateState
from entente.certification.models import Certificate, CertificateStatus, Holder, Scheme, SchemeStatus
from entente.jobs import work
from tests.factories import members, products
from tests.factories.certificates import certificate, imported, portal, schemes
from tests.web.reading import words

pytestmark = pytest.mark.django_db
LIST = "/certification/certificates/"


@pytest.fixture(autouse=True)
def house():
    members.partnership()
    schemes()


@pytest.fixture
def desk(office, signed_in):
    return signed_in(office)


def shown(client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200, address
    return words(answer)


def test_the_landscape_says_where_schemes_stand_today_and_that_it_is_today(client):
    page = shown(client, "/certification/schemes/")

    assert f"Today, on {timezone.localdate():%-d %B %Y}, 36 schemes are on file." in page
    assert "today’s real date" in page
    assert "National schemes by country" in page
    assert "SecNumCloud 3.2, In force" in page


def test_the_map_adds_up_and_a_square_leads_to_its_row(client):
    page = client.get("/certification/schemes/?scope=cloud_service").content.decode()

    assert 'aria-label="Map of squares: 5 national schemes by country"' in page
    assert 'href="/certification/schemes/#FR"' in page
    assert '<tr id="FR">' in page


def test_an_empty_landscape_says_how_to_begin(client):
    Scheme.objects.all().delete()

    assert "entente schemes load" in shown(client, "/certification/schemes/")
    assert "None so far" in shown(client, LIST)


def test_the_tracker_names_status_source_and_last_check(client):
    page = shown(client, "/certification/schemes/tracker/")

    assert "EUCS European Union Candidate so on 1 July 2024; since when is not known agenceurope.eu" in page
    assert "BSPA Netherlands Not known" in page
    assert "23 November 2026" in page


def test_a_scheme_shows_levels_course_bodies_and_certificates_by_year(client):
    certificate()
    page = shown(client, "/certification/schemes/eucc/")

    assert "Substantial AVA_VAN.1 and AVA_VAN.2" in page
    assert "It takes the place of Common Criteria, France" in page
    assert "ANSSI France" in page
    assert "2025 1" in page
    assert client.get("/certification/schemes/none/").status_code == 404


def test_the_office_keeps_schemes_and_what_it_typed_is_never_lost(desk):
    address = "/certification/schemes/eucs/status/"
    refused = desk.post(address, {"state": "candidate", "on": "2027-01-01", "source": "https://example.org", "note": "typed"})
    assert (refused.status_code, "EUCS is candidate already." in words(refused), b'value="typed"' in refused.content) == (409, True, True)
    assert desk.post(address, {"state": "in_force", "on": "", "source": ""}).status_code == 422

    done = desk.post(address, {"state": "in_force", "on": "2027-01-01", "source": "https://example.org/act"})

    assert done["Location"] == "/certification/schemes/eucs/"
    assert SchemeStatus.objects.known().filter(scheme__code="eucs", state="in_force").exists()


def test_a_new_scheme_by_form(desk):
    said = {"code": "example", "name": "EXAMPLE", "reach": "national", "country": "FI", "scopes": ["product"], "checked_on": "2026-11-01"}
    assert desk.post("/certification/schemes/new/", said | {"code": "tracker"}).status_code == 422
    assert desk.post("/certification/schemes/new/", said | {"country": ""}).status_code == 409

    assert desk.post("/certification/schemes/new/", said)["Location"] == "/certification/schemes/example/"
    edit = shown(desk, "/certification/schemes/example/edit/")
    assert "What is EXAMPLE?" in edit


@pytest.mark.parametrize("certificates", [1, 3])
def test_the_list_asks_the_database_little_and_the_same_however_long(client, certificates, django_assert_num_queries):
    for _one in range(certificates):
        certificate("Nordlys AS")
    client.get(LIST)

    with django_assert_num_queries(3):
        client.get(f"{LIST}?q=nordlys&status=valid&sort=newest")


@pytest.mark.parametrize("parts", [1, 3])
def test_a_certificate_asks_the_same_however_much_belongs_to_it(client, tmp_path, parts, django_assert_num_queries):
    imported(portal(tmp_path, {}, *({"Maintenance Date": f"05/0{n}/2023"} for n in range(1, parts + 1))))
    one = Certificate.objects.get()

    with django_assert_num_queries(7):
        client.get(one.get_absolute_url())


def test_a_list_says_its_filters_as_chips_and_its_files_say_the_same(client):
    certificate("Nordlys AS", name="Alpha", stated="EAL4+")
    certificate("Égide", name="Beta", stated="EAL2")
    page = shown(client, f"{LIST}?level=EAL4%2B&q=nordlys")

    assert "1 of 2 certificates matches; 1 is valid today" in page
    assert "“nordlys”" in page
    text = b"".join(client.get(f"{LIST}export/csv/?level=EAL4%2B").streaming_content).decode("utf-8-sig")
    assert [row["name"] for row in csv.DictReader(io.StringIO(text))] == ["Alpha"]
    book = openpyxl.load_workbook(io.BytesIO(client.get(f"{LIST}export/xlsx/").content))
    assert [row[2].value for row in book.active.iter_rows(min_row=2)] == ["Alpha", "Beta"]
    assert client.get(f"{LIST}export/pdf/").status_code == 404


def test_an_export_can_be_imported_again(client, tmp_path):
    certificate("Nordlys AS", scheme="cspn", stated="", level="one")
    text = b"".join(client.get(f"{LIST}export/csv/").streaming_content)
    (tmp_path / "again.csv").write_bytes(text)

    assert imported(tmp_path / "again.csv")["unchanged"] == 1


def test_a_changed_filter_brings_only_what_follows_from_it(client):
    certificate()
    answer = client.get(f"{LIST}?scheme=eucc", headers={"HX-Request": "true"})

    assert b"<html" not in answer.content
    assert answer["HX-Push-Url"] == f"{LIST}?scheme=eucc"


def test_all_values_of_a_filter(client):
    for number in range(20):
        certificate(f"Holder {number}")

    assert "All values of holder" in shown(client, LIST)
    assert client.get(f"{LIST}facets/holder/").content.count(b'name="holder"') == 20
    assert client.get(f"{LIST}facets/nothing/").status_code == 404


def test_a_certificate_says_what_it_assures_and_where_it_is_read(client, tmp_path):
    imported(portal(tmp_path, {"Protection Profile(s)": "Firewall PP|<b>Other</b>"}))
    page = shown(client, Certificate.objects.get().get_absolute_url())

    for said in (
        "EAL4+",
        "AVA_VAN.5",
        "ALC_FLR.2",
        "Firewall PP",
        "<b>Other</b>",
        "read from the name of its report",
        "portal.csv, imported on",
    ):
        assert said in page


def test_what_is_only_implied_is_said_to_be(client):
    one = certificate(stated="EAL4")

    assert "EAL4 contains AVA_VAN.3 since version 3.1" in shown(client, one.get_absolute_url())


def test_an_end_that_is_near_is_told(client):
    today = timezone.localdate()
    one = certificate(issued_on=today - timedelta(days=100), ends_on=today + timedelta(days=31))

    assert "ends in 31 days" in shown(client, one.get_absolute_url())
    assert "1 of 1 certificates matches" in shown(client, f"{LIST}?within=31")
    assert "0 of 1 certificates match" in shown(client, f"{LIST}?within=30")


def test_the_office_changes_a_status_and_everyone_reads_why(client, desk):
    one = certificate()
    desk.post(f"{one.get_absolute_url()}status/", {"state": "withdrawn", "on": "2026-06-01", "because": "Keys leaked"})

    assert CertificateStatus.objects.known().get(state=CertificateState.WITHDRAWN).because == "Keys leaked"
    assert "Keys leaked" in shown(client, one.get_absolute_url())


def test_who_speaks_for_the_holder_names_the_product_and_it_stands_on_its_page(client, signed_in):
    own, other = members.member("Own", "FR"), members.member("Other", "DE")
    one, product = certificate(own), products.product(own, "Gatekeeper")
    address = f"{one.get_absolute_url()}product/"

    assert signed_in(members.delegate(other)).get(address).status_code == 403
    assert signed_in(members.delegate(own)).post(address, {"product": product.pk}).status_code == 302
    assert one.number in shown(client, product.get_absolute_url())
    assert "It holds 1 certificate." in shown(client, own.get_absolute_url())
    assert "Gatekeeper" in shown(client, own.get_absolute_url())


def test_the_office_confirms_holders_one_by_one(desk):
    own = members.member("Nordlys AS", "FR")
    certificate("Nordlys AS", country="FR")
    holder = Holder.objects.get()
    page = shown(desk, f"{LIST}holders/")
    assert "Nordlys AS Nordlys AS France the same 1" in page

    desk.post(f"{LIST}holders/{holder.pk}/match/", {"organisation": own.slug, "same": "yes"})
    assert Holder.objects.get().organisation == own
    desk.post(f"{LIST}holders/{holder.pk}/unmatch/")
    assert Holder.objects.get().organisation is None
    assert desk.post(f"{LIST}holders/{holder.pk}/unmatch/").status_code == 409


def bring(desk, path: Path) -> str:
    answer = desk.post(f"{LIST}import/", {"file": SimpleUploadedFile(path.name, path.read_bytes()), "layout": ""})
    assert answer.status_code == 302, words(answer)
    return done(answer["Location"])


def done(address: str) -> str:
    work.run.call(int(address.rstrip("/").rpartition("/")[2]))
    return address


def test_a_dry_run_tells_and_the_import_does_it(desk, tmp_path):
    address = bring(desk, portal(tmp_path, {}, {"Name": ""}))
    page = shown(desk, address)
    assert "List of the Common Criteria portal (CSV)" in page
    assert "Name: it is empty" in page
    assert not Certificate.objects.exists()

    page = shown(desk, done(desk.post(f"{address}start/")["Location"]))

    assert "What came of it" in page
    assert Certificate.objects.count() == 1
    assert desk.post(f"{address}stop/").status_code == 409


def test_a_file_of_something_else_is_refused_and_the_template_is_there(desk):
    answer = desk.post(f"{LIST}import/", {"file": SimpleUploadedFile("x.csv", b"a,b\n1,2\n"), "layout": ""})

    assert answer.status_code == 422
    assert "its header is none that is known" in words(answer)
    assert desk.get(f"{LIST}import/template/").content.decode("utf-8-sig").startswith("scheme,number,name,holder")


@pytest.mark.parametrize(
    "address",
    ["schemes/new/", "schemes/eucc/edit/", "certificates/import/", "certificates/holders/", "standards/new/", "standards/import/"],
)
def test_keeping_is_for_who_may(client, signed_in, commission, auditor, address):
    assert client.get(f"/certification/{address}").status_code == 302
    for who in (commission, auditor):
        assert signed_in(who).get(f"/certification/{address}").status_code == 403
