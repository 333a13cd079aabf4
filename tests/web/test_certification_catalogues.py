"""Pages of catalogues, mappings, the matrix and the review: what they say, whom they let in, what they ask the database."""

import json

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from entente.certification.actions.mappings import RowSaid, write_row
from entente.certification.catalogue_choices import RelationKind, RowState
from entente.certification.models import Catalogue, MappingRow, MappingSet
from tests.factories.catalogues import BROUGHT, catalogue, draft, mapping, requirement, row
from tests.factories.people import person
from tests.web.reading import words

pytestmark = pytest.mark.django_db


@pytest.fixture
def pair() -> MappingSet:
    catalogue("iso", ["1!", "1/1.1", "1/1.2"])
    catalogue("snc", ["a", "b"])
    return mapping("iso", "snc", ("1.1", "superset", "a"), ("1.2", "intersects", "b"))


@pytest.mark.parametrize(
    "address",
    [
        *["/certification/catalogues/", "/certification/catalogues/iso/", "/certification/mappings/", "/certification/mappings/matrix/"],
        *["/certification/coverage/", "/certification/coverage/?hold=iso&target=snc"],
    ],
)
def test_visitors_read_them(pair, client, address):
    assert client.get(address).status_code == 200


@pytest.mark.parametrize("address", ["catalogues/", "mappings/", "mappings/matrix/", "coverage/"])
def test_empty_pages_say_how_to_begin(client, office, signed_in, address):
    answer = signed_in(office).get(f"/certification/{address}")

    assert answer.status_code == 200
    assert any(word in words(answer) for word in ("There are no", "No catalogue", "Choose a catalogue"))


@pytest.mark.parametrize("count", [1, 3])
def test_the_list_of_catalogues_asks_the_same_whatever_their_number(client, count, django_assert_num_queries):
    for number in range(count):
        catalogue(f"c{number}")

    with django_assert_num_queries(3):
        client.get("/certification/catalogues/")


def test_catalogues_are_found_by_words(pair, client):
    found = words(client.get("/certification/catalogues/?q=snc"))

    assert "1 catalogue fits." in found
    assert "ISO" not in found


@pytest.mark.parametrize("rows", [2, 4])
def test_the_tree_asks_the_same_whatever_its_size(client, rows, django_assert_num_queries):
    catalogue("tree", [str(number) for number in range(rows)])

    with django_assert_num_queries(7):
        client.get("/certification/catalogues/tree/")


def test_a_catalogue_shows_its_tree_and_what_it_is_mapped_to(pair, client):
    found = words(client.get("/certification/catalogues/iso/"))

    assert "1.1 About 1.1 in 1 row" in found
    assert "→ SNC" in found


def test_a_large_catalogue_is_read_chapter_by_chapter(client):
    catalogue(
        "large",
        [*(f"{chapter}!" for chapter in range(3)), *(f"{chapter}/{chapter}.{place}" for chapter in range(3) for place in range(200))],
    )

    first = words(client.get("/certification/catalogues/large/"))
    second = words(client.get(f"/certification/catalogues/large/?chapter={requirement('large', '1').pk}"))

    assert "Chapters" in first
    assert second != first


def test_words_find_requirements_of_a_catalogue(pair, client):
    assert "1 requirement fits." in words(client.get("/certification/catalogues/iso/?q=1.2"))
    assert "Nothing fits." in words(client.get("/certification/catalogues/iso/?q=zebra"))


@pytest.mark.parametrize("ending", ["oscal", "csv", "xlsx"])
@pytest.mark.parametrize("what", ["catalogues/iso", "mappings/{pk}"])
def test_they_go_out_as_files(pair, client, what, ending):
    answer = client.get(f"/certification/{what.format(pk=pair.pk)}/export/{ending}/")

    assert answer.status_code == 200
    assert "attachment" in answer["Content-Disposition"]


@pytest.mark.parametrize("path", ["catalogues/iso/export/exe/", "catalogues/iso/export/profile/", "catalogues/none/", "mappings/0/"])
def test_what_is_not_there_is_not_found(pair, client, path):
    assert client.get(f"/certification/{path}").status_code == 404


def test_the_office_opens_a_consultation(pair, office, signed_in):
    said = {"licence": "free", "state": "consultation", "consulted_until": "2030-01-01"}

    answer = signed_in(office).post("/certification/catalogues/snc/describe/", said)

    assert answer.status_code == 302
    assert Catalogue.objects.get(slug="snc").is_consulted


@pytest.mark.parametrize(
    ("said", "status", "why"),
    [
        ({"state": "gone"}, 422, "Select a valid choice"),
        ({"state": "in_use", "consulted_until": "2030-01-01"}, 409, "Only a catalogue in consultation has a day"),
    ],
)
def test_what_does_not_fit_is_said(pair, office, signed_in, said, status, why):
    answer = signed_in(office).post("/certification/catalogues/snc/describe/", said)

    assert (answer.status_code, why in words(answer)) == (status, True)


def test_the_matrix_has_an_interval_in_each_cell(pair, client):
    assert "ISO 1–2 SNC" in words(client.get("/certification/mappings/matrix/")).replace("  ", " ")


def test_the_matrix_asks_the_same_whatever_its_size(pair, client, django_assert_num_queries):
    client.get("/certification/mappings/matrix/")
    with django_assert_num_queries(4):
        client.get("/certification/mappings/matrix/")
    catalogue("third")
    mapping("snc", "third", ("a", "equal", "1"))
    client.get("/certification/mappings/matrix/")
    with django_assert_num_queries(4):
        client.get("/certification/mappings/matrix/")


def test_a_draft_is_there_for_who_keeps_mappings_only(pair, client, office, signed_in):
    made = draft(pair.source, pair.target, person())

    assert client.get(f"/certification/mappings/{made.pk}/").status_code == 404
    assert "By hand" not in words(client.get("/certification/mappings/"))
    assert signed_in(office).get(f"/certification/mappings/{made.pk}/").status_code == 200


def test_a_mapping_is_begun_and_written_row_by_row(pair, office, signed_in):
    there = signed_in(office)
    made = MappingSet.objects.get(
        pk=int(there.post("/certification/mappings/new/", {"source": "iso", "target": "SNC", "name": "Mine"})["Location"].split("/")[3])
    )
    at = requirement("iso", "1.1").pk

    page = words(there.get(f"/certification/mappings/{made.pk}/edit/?at={at}"))
    answer = there.post(f"/certification/mappings/{made.pk}/edit/?at={at}", {"relation": "equal", "target": "b", "strength": "3"})

    assert "What in SNC is like 1.1?" in page
    assert (answer.status_code, answer["Location"]) == (302, f"/certification/mappings/{made.pk}/edit/?at={at}")
    assert made.rows.get().target.reference == "b"
    assert "equal to b" in words(there.get(answer["Location"]))


@pytest.mark.parametrize(
    ("said", "why"),
    [
        ({"target": "zz"}, "name a reference that SNC has"),
        ({"target": "b", "strength": "11"}, "less than or equal to 10"),
        ({}, "Choose one of the proposals"),
    ],
)
def test_what_is_wrong_with_a_row_is_said_and_what_was_typed_stays(pair, office, signed_in, said, why):
    at = requirement("iso", "1.1").pk

    answer = signed_in(office).post(
        f"/certification/mappings/{pair.pk}/edit/?at={at}", {"relation": "equal", "rationale": "Because so.", **said}
    )

    assert answer.status_code == 422
    assert why in words(answer)
    assert "Because so." in answer.content.decode()


def test_a_row_is_taken_out_by_page(pair, office, signed_in):
    signed_in(office).post(f"/certification/mappings/rows/{row('1.1', 'a').pk}/remove/")

    assert not MappingRow.objects.filter(source__reference="1.1").exists()


def test_the_queue_leads_from_contradictions_to_the_rest_and_a_review_is_one_press(pair, office, signed_in):
    there = signed_in(office)
    page = words(there.get("/certification/mappings/review/"))
    assert "Two relations given 0" in page
    assert "Makes something certain 1" in page

    answer = there.post(f"/certification/mappings/rows/{row('1.1', 'a').pk}/review/", {"verdict": "accept", "back": "certain"})

    assert answer.status_code == 302
    assert row("1.1", "a").state == RowState.REVIEWED


def test_who_wrote_a_row_is_told_that_somebody_else_reviews_it(pair, office, signed_in):
    made = write_row(pair, requirement("iso", "1.1"), requirement("snc", "b"), RowSaid(RelationKind.EQUAL), by=office.person, at=BROUGHT)
    there = signed_in(office)

    assert "You wrote this row; somebody else has to review it." in words(there.get("/certification/mappings/review/?kind=certain"))
    answer = there.post(f"/certification/mappings/rows/{made.pk}/review/", {"verdict": "accept"})
    assert answer.status_code == 409
    assert "You wrote this row yourself" in words(answer)


@pytest.mark.parametrize("rows", [1, 3])
def test_the_queue_asks_the_same_whatever_its_length(office, signed_in, rows, django_assert_num_queries):
    catalogue("iso", [str(number) for number in range(rows)])
    catalogue("snc", ["a"])
    mapping("iso", "snc", *((str(number), "equal", "a") for number in range(rows)))
    there = signed_in(office)
    there.get("/certification/mappings/review/")

    with django_assert_num_queries(8):
        there.get("/certification/mappings/review/")


def test_files_are_looked_at_before_they_are_written(office, signed_in):
    from tests.certification.test_oscal import SMALL

    there, content = signed_in(office), json.dumps(SMALL).encode()

    looked = there.post(
        "/certification/catalogues/import/", {"format": "oscal", "brought": SimpleUploadedFile("small.json", content), "resource": ""}
    )
    assert "This would happen; nothing was written" in words(looked)
    assert not Catalogue.objects.exists()

    there.post(
        "/certification/catalogues/import/",
        {"format": "oscal", "brought": SimpleUploadedFile("small.json", content), "resource": "", "write": "on"},
    )
    assert Catalogue.objects.get().requirement_count == 5


@pytest.mark.parametrize(
    ("said", "status", "why"),
    [
        ({"format": "oscal"}, 422, "Choose a file."),
        ({"format": "oscal", "brought": ("a.json", b"{}")}, 409, "This is none of catalog"),
        ({"format": "library", "brought": ("a.yaml", b"- 1")}, 409, "is no library"),
        ({"format": "tables", "brought": ("a.csv", b"a\n1\n")}, 409, "Name the tables frameworks"),
    ],
)
def test_files_that_are_none_are_refused_in_words(office, signed_in, said, status, why):
    sent = {name: SimpleUploadedFile(*value) if isinstance(value, tuple) else value for name, value in said.items()}

    answer = signed_in(office).post("/certification/catalogues/import/", sent)

    assert (answer.status_code, why in words(answer)) == (status, True)


@pytest.mark.parametrize("path", ["catalogues/import/", "mappings/new/", "mappings/review/", "catalogues/snc/describe/"])
def test_who_may_not_is_told_so(pair, commission, client, signed_in, path):
    assert client.get(f"/certification/{path}").status_code == 302
    assert signed_in(commission).get(f"/certification/{path}").status_code == 403


def test_the_one_search_finds_catalogues(client):
    catalogue("iso", reference="ISO/IEC 27001", title="Information security")

    page = client.get("/search/", {"q": "information 27001"})

    assert 'href="/certification/catalogues/iso/"' in page.content.decode()
    assert "Catalogues of requirements" in words(page)
