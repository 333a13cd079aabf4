"""Standards and products as pages."""

from datetime import date, timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone
from icalendar import Calendar

from entente.certification.actions import standards as actions
from entente.certification.choices import BallotKind, ReferenceKind
from entente.certification.models import CommitteeSeat, Standard
from entente.products.models import Product
from tests.factories import members, products
from tests.factories.catalogues import basis, catalogue
from tests.factories.certificates import AT, schemes
from tests.factories.people import person
from tests.web.reading import words

pytestmark = pytest.mark.django_db
STANDARDS = "/certification/standards/"
SAID = {"number": "prEN 1", "title": "Explaining filters", "body": "cen", "state": "enquiry", "committee": "CEN/TC 1"}


@pytest.fixture
def desk(office, signed_in):
    members.partnership()
    return signed_in(office)


@pytest.fixture
def standard() -> Standard:
    members.partnership()
    return actions.add(actions.StandardFacts(**SAID), by=None, at=AT)


def shown(client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200, address
    return words(answer)


def test_an_empty_register_says_how_to_begin(client, desk):
    assert "The register is empty." in shown(client, STANDARDS)
    assert "Add the first standard" in shown(desk, STANDARDS)


@pytest.mark.parametrize("count", [1, 3])
def test_the_register_asks_the_same_however_long(client, count, django_assert_num_queries):
    members.partnership()
    for number in range(count):
        actions.add(actions.StandardFacts(**SAID | {"number": f"EN {number}"}), by=None, at=AT)

    with django_assert_num_queries(4):
        client.get(f"{STANDARDS}?q=filters")


def test_the_office_adds_a_standard_and_all_that_belongs_to_it(desk):
    schemes()
    assert desk.post(f"{STANDARDS}new/", SAID)["Location"] == f"{STANDARDS}pren-1/"
    assert desk.post(f"{STANDARDS}new/", SAID).status_code == 409
    at = f"{STANDARDS}pren-1/"
    today = timezone.localdate()
    for path, said in (
        ("stage/", {"name": "Enquiry", "on": "2027-01-01", "is_planned": "on"}),
        ("reference/", {"kind": "level", "reference": "eucc:high"}),
        ("ballot/", {"kind": "enquiry", "opens_on": today, "closes_on": today + timedelta(days=9)}),
        ("comment/", {"text": "Define it.", "clause": "3.7"}),
    ):
        assert desk.post(at + path, said).status_code == 302, path
    comment = Standard.objects.get().comments.get()
    desk.post(f"{STANDARDS}comments/{comment.pk}/decide/", {"outcome": "accepted", "on": "2027-02-01", "note": "As we said"})

    page = shown(desk, at)

    for said in ("Enquiry planned", "EUCC, high", "Open", "Clause 3.7", "Accepted", "As we said"):
        assert said in page
    desk.post(f"{STANDARDS}references/{Standard.objects.get().references.get().pk}/remove/")
    assert "EUCC, high" not in shown(desk, at)


def test_what_we_said_is_for_our_own_people(client, standard, signed_in):
    actions.comment(standard, "Between us.", by=None, at=AT)

    assert "Between us." not in shown(client, standard.get_absolute_url())
    assert "Between us." in shown(signed_in(members.delegate(members.member())), standard.get_absolute_url())


def test_the_days_are_a_calendar(client, standard):
    today = timezone.localdate()
    actions.note_ballot(standard, BallotKind.ENQUIRY, opens_on=today, closes_on=today + timedelta(days=9), by=None, at=AT)
    actions.note_ballot(standard, BallotKind.VOTE, opens_on=date(2020, 1, 1), closes_on=date(2020, 2, 1), by=None, at=AT)
    actions.note_stage(standard, "Publication", on=today + timedelta(days=90), is_planned=True, by=None, at=AT)

    answer = client.get(f"{STANDARDS}calendar.ics")

    assert answer["Content-Type"].startswith("text/calendar")
    events = Calendar.from_ical(answer.content).walk("VEVENT")
    assert [(str(one["summary"]), one.decoded("dtstart")) for one in events] == [
        ("Enquiry closes: prEN 1", today + timedelta(days=9)),
        ("prEN 1: Publication", today + timedelta(days=90)),
    ]


def test_gaps_are_shown_reference_by_reference(client, standard):
    actions.add_reference(standard, ReferenceKind.REQUIREMENT, "urn:a:1", by=None, at=AT)

    page = words(client.get(f"{STANDARDS}gaps/", {"references": "urn:a:1\nurn:a:2\n"}))

    assert "1 of 2 is covered by no standard" in page
    assert "urn:a:2 None urn:a:1 prEN 1" in page
    assert client.get(f"{STANDARDS}gaps/", {"references": ""}).status_code == 422


def test_gaps_of_a_catalogue_and_of_a_scheme_are_found_without_typing_references(client, desk, standard):
    schemes()
    catalogue("iso", ["1!", "1/1.1", "1/1.2", "2"])
    basis("cspn", "iso", parts=["1"])
    assert desk.post(f"{standard.get_absolute_url()}reference/", {"kind": "requirement", "reference": "iso#1.1"}).status_code == 302
    withdrawn = actions.add(actions.StandardFacts(**SAID | {"number": "EN 2", "state": "withdrawn"}), by=None, at=AT)
    actions.add_reference(withdrawn, ReferenceKind.REQUIREMENT, "iso#1.2", by=None, at=AT)

    assert "ISO 1.1" in words(client.get(standard.get_absolute_url()))
    assert "ISO 1 3" in words(client.get(f"{STANDARDS}gaps/"))
    assert "2 of 3. The register knows no standard" in words(client.get(f"{STANDARDS}gaps/?of=iso"))
    page = words(client.get(f"{STANDARDS}gaps/?of=scheme:cspn"))
    assert "1 of 2." in page
    assert "Covered 1 Requirement Standards 1.1 About 1.1 prEN 1" in page
    assert client.get(f"{STANDARDS}gaps/export/csv/?of=iso").status_code == 200
    assert client.get(f"{STANDARDS}gaps/export/csv/?of=none").status_code == 404


def test_names_in_committees_are_for_our_own_people(client, desk):
    somebody, own = person("Ada Example"), members.member("Own", "FR")
    said = {"committee": "CEN/TC 1", "body": "cen", "email": somebody.email, "organisation": own.name, "role": "expert", "on": "2024-01-01"}
    assert desk.post(f"{STANDARDS}committees/seat/", said | {"email": "nobody@example.org"}).status_code == 422
    assert desk.post(f"{STANDARDS}committees/seat/", said).status_code == 302

    assert "Ada Example" in shown(desk, f"{STANDARDS}committees/")
    page = shown(client, f"{STANDARDS}committees/")
    assert ("Ada Example" in page, "Own" in page) == (False, True)
    seat = CommitteeSeat.objects.get()
    assert desk.post(f"{STANDARDS}committees/seats/{seat.pk}/end/", {"on": "2025-01-01"}).status_code == 302
    assert "Nobody of us today." in shown(client, f"{STANDARDS}committees/")


def test_standards_come_in_by_file_after_a_dry_run(desk):
    text = desk.get(f"{STANDARDS}import/template/").content
    said = {"file": SimpleUploadedFile("s.csv", text), "is_dry_run": "on"}
    assert "Nothing has been written." in words(desk.post(f"{STANDARDS}import/", said))
    assert not Standard.objects.exists()

    desk.post(f"{STANDARDS}import/", {"file": SimpleUploadedFile("s.csv", text)})

    assert Standard.objects.get().number == "EN 99999:2027"
    assert desk.post(f"{STANDARDS}import/", {"file": SimpleUploadedFile("s.csv", b"%PDF-1.4")}).status_code == 422


@pytest.mark.parametrize("count", [1, 3])
def test_products_ask_the_same_however_many(client, count, django_assert_num_queries):
    for _one in range(count):
        products.product()

    with django_assert_num_queries(4):
        client.get("/products/?kind=software")


def test_who_speaks_for_an_organisation_adds_edits_and_ends_its_product(signed_in):
    own, other = members.member("Own", "FR"), members.member("Other", "DE")
    voice = signed_in(members.delegate(own))
    said = {"organisation": own.slug, "name": "Gatekeeper", "kind": "software", "category": "important_2", "sectors": ["demand-energy"]}
    assert voice.post("/products/new/", said | {"organisation": other.slug}).status_code == 422
    assert voice.post("/products/new/", said | {"name": ""}).status_code == 422

    assert voice.post("/products/new/", said)["Location"] == "/products/gatekeeper/"
    assert voice.post("/products/new/", said).status_code == 409
    page = shown(voice, "/products/gatekeeper/")
    assert "Important, class II Modules B and C, or H, or a European certificate at least at level substantial." in page
    assert "Energy" in page
    assert voice.post("/products/gatekeeper/edit/", {"name": "Gatekeeper 2", "kind": "hardware"}).status_code == 302
    assert Product.objects.get().name == "Gatekeeper 2"
    assert voice.post("/products/gatekeeper/end/", {"on": "2026-01-01"}).status_code == 302
    assert "No longer offered since 1 January 2026" in shown(voice, "/products/gatekeeper/")


def test_the_office_adds_a_product_of_anybody(desk):
    own = members.member("Own", "FR")

    assert desk.post("/products/new/", {"organisation": own.name, "name": "Gatekeeper", "kind": "software"}).status_code == 302
    assert Product.objects.get().organisation == own


def test_products_are_for_who_may(client, signed_in, commission):
    one = products.product()

    assert client.get("/products/new/").status_code == 302
    for path in ("/products/new/", f"{one.get_absolute_url()}edit/", f"{one.get_absolute_url()}end/"):
        assert signed_in(commission).get(path).status_code == 403
    assert client.get("/products/none/").status_code == 404
    assert "Nothing fits all of this." in shown(client, "/products/?q=zzz")
