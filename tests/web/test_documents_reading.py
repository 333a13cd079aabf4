"""Reading documents on their pages: the current version, a fixed one, the difference, and what may be taken away."""

import io
from dataclasses import replace

import docx
import pypdf
import pytest
from django.test import Client

from entente.documents import actions, contents
from entente.documents.home import Recipients
from entente.documents.models import Document, Opening
from entente.engine.marking import Marking
from tests.factories.documents import FILED, TEXT, WG3, document, filed, library, pdf_file, word_file
from tests.factories.members import delegate, member
from tests.factories.people import person
from tests.web.reading import words

pytestmark = pytest.mark.django_db
OPEN = {"marking": Marking.CLEAR}
PNG = b"\x89PNG\r\n\x1a\n" + b"\0" * 20


def two_versions(**said) -> Document:
    found = document(**{**OPEN, **said})
    actions.add_version(
        found, contents.typed(TEXT.replace("twice", "four times")), note="More often", by=person("Ana"), at=FILED.replace(month=6)
    )
    return found


def test_a_page_shows_the_current_version_and_says_how_far_it_may_go(client: Client):
    found = two_versions()

    shown = words(client.get(f"/documents/{found.reference}/"))

    assert "Terms of reference" in shown
    assert "TLP:CLEAR No limit: it may be passed on to everyone." in shown
    assert "The group meets four times a year." in shown
    assert "Version 2 current 3 June 2018, 11:00 · Ana · Text More often What changed in version 2" in shown


def test_a_fixed_version_stays_what_it_was_and_leads_to_the_current_one(client: Client):
    found = two_versions()

    shown = words(client.get(f"/documents/{found.reference}/1/"))

    assert "The group meets twice a year." in shown
    assert "This is version 1, as it stood then. Read the current version, or see what has changed since." in shown


def test_every_paragraph_has_its_number_as_an_anchor(client: Client):
    html = client.get(f"/documents/{document(**OPEN).reference}/").content.decode()

    assert '<h2 id="p1">Scope</h2>' in html
    assert '<p id="p2">The group meets twice a year.</p>' in html
    assert '<ul><li id="p3">agenda</li><li id="p4">minutes</li></ul>' in html


def test_a_stranger_s_text_is_shown_and_never_run(client: Client):
    text = '<script>alert(1)</script> [x](javascript:alert(1)) <img src=x onerror=alert(1)> https://example.org/"onclick="x'

    html = client.get(f"/documents/{document('<b>Title</b>', text, **OPEN).reference}/").content.decode()

    assert "<script>alert" not in html
    assert "<img src=x" not in html
    assert 'href="javascript' not in html
    assert '"onclick' not in html
    assert "&lt;b&gt;Title&lt;/b&gt;" in html


def test_the_difference_is_told_in_words_and_not_by_colour_alone(client: Client):
    found = two_versions()

    answer = client.get(f"/documents/{found.reference}/difference/?from=1&to=2")

    assert "1 paragraph changed. Its author says: More often" in words(answer)
    assert "Changed The group meets [removed: twice][added: four times] a year." in words(answer)
    assert "<del>" in answer.content.decode()
    assert "<ins>" in answer.content.decode()


def test_the_difference_compares_the_last_two_unless_asked_otherwise(client: Client):
    found = two_versions()

    assert words(client.get(f"/documents/{found.reference}/difference/")) == words(
        client.get(f"/documents/{found.reference}/difference/?from=1&to=2")
    )


@pytest.mark.parametrize("query", ["from=9", "to=x", "from=-1", "to=99999999999999999999", "from=²"])
def test_a_version_that_is_not_there_is_not_compared(client: Client, query: str):
    assert client.get(f"/documents/{document(**OPEN).reference}/difference/?{query}").status_code == 404


def test_a_file_without_words_has_no_difference_and_says_why(client: Client):
    found = filed(contents.brought(io.BytesIO(PNG), "a.png"), **OPEN)
    actions.add_version(found, contents.typed("Words."), by=None, at=FILED)

    assert "There are no words to compare" in words(client.get(f"/documents/{found.reference}/difference/"))


def test_a_word_file_is_read_on_its_page(client: Client):
    found = filed(contents.brought(word_file("It meets.", heading="Scope"), "a.docx"), **OPEN)

    html = client.get(f"/documents/{found.reference}/").content.decode()

    assert '<h2 id="b1">Scope</h2>' in html
    assert '<p id="b2">It meets.</p>' in html


def test_a_pdf_is_shown_in_a_frame_of_our_own_and_its_words_beneath(client: Client):
    found = filed(contents.brought(pdf_file("Hello there"), "a.pdf"), **OPEN)

    page, inside = client.get(f"/documents/{found.reference}/"), client.get(f"/documents/{found.reference}/1/shown/")

    assert "frame-src 'self'" in page["Content-Security-Policy"]
    assert "Hello there" in words(page)
    assert (inside["Content-Type"], inside["X-Frame-Options"], inside["Content-Security-Policy"]) == (
        "application/pdf", "SAMEORIGIN", "frame-ancestors 'self'",
    )  # fmt: skip
    assert inside["Content-Disposition"] == 'inline; filename="a.pdf"'
    assert b"".join(inside.streaming_content).startswith(b"%PDF-")


def test_a_locked_pdf_says_that_it_has_no_preview(client: Client):
    found = filed(contents.brought(pdf_file("x", password="open sesame"), "a.pdf"), **OPEN)

    assert "It is protected by a password: no preview" in words(client.get(f"/documents/{found.reference}/"))


def test_a_picture_is_shown_outside_of_our_origin_s_rights(client: Client):
    found = filed(contents.brought(io.BytesIO(PNG), "a.png"), **OPEN)

    inside = client.get(f"/documents/{found.reference}/shown/")

    assert (inside["Content-Type"], inside["X-Content-Type-Options"]) == ("image/png", "nosniff")
    assert inside["Content-Security-Policy"] == "default-src 'none'; sandbox; frame-ancestors 'self'"


@pytest.mark.parametrize("content", [lambda: contents.typed("x"), lambda: contents.brought(word_file("x"), "a.docx")], ids=["text", "word"])
def test_what_a_browser_cannot_show_safely_is_not_shown_inline(client: Client, content):
    assert client.get(f"/documents/{filed(content(), **OPEN).reference}/shown/").status_code == 404


def test_a_file_is_taken_away_as_it_was_brought_and_not_sent_twice(client: Client):
    whole = pdf_file("Words").getvalue()
    address = f"/documents/{filed(contents.brought(io.BytesIO(whole), 'plan ü.pdf'), **OPEN).reference}/file/"

    answer = client.get(address)

    assert b"".join(answer.streaming_content) == whole
    assert answer["Content-Disposition"] == "attachment; filename*=utf-8''plan%20%C3%BC.pdf"
    assert answer["Content-Security-Policy"] == "default-src 'none'; sandbox"
    assert client.get(address, headers={"if-none-match": answer["ETag"]}).status_code == 304


def test_a_text_is_taken_away_as_pdf_and_word_named_by_its_marking(client: Client):
    found = two_versions()

    pdf, word = client.get(f"/documents/{found.reference}/pdf/"), client.get(f"/documents/{found.reference}/1/word/")

    assert pdf["Content-Disposition"] == 'attachment; filename="terms-of-reference-v2-tlp-clear.pdf"'
    assert "four times a year" in pypdf.PdfReader(io.BytesIO(pdf.content)).pages[0].extract_text()
    assert word["Content-Disposition"] == 'attachment; filename="terms-of-reference-v1-tlp-clear.docx"'
    assert "The group meets twice a year." in [one.text for one in docx.Document(io.BytesIO(word.content)).paragraphs]
    assert client.get(f"/documents/{found.reference}/pdf/", headers={"if-none-match": pdf["ETag"]}).status_code == 304


def test_a_paper_marked_anew_is_another_paper(client: Client):
    found = two_versions()
    before = client.get(f"/documents/{found.reference}/pdf/")["ETag"]

    actions.remark(found, Marking.GREEN, Recipients(), as_source=True, because="", by=person(), at=FILED)

    found.refresh_from_db()
    reader = Client()
    reader.force_login(delegate(member()), backend="allauth.account.auth_backends.AuthenticationBackend")
    assert reader.get(f"/documents/{found.reference}/pdf/")["ETag"] != before


def test_green_asks_a_visitor_in_and_leads_back(client: Client):
    found = document(marking=Marking.GREEN)

    answer = client.get(f"/documents/{found.reference}/1/")

    assert (answer.status_code, answer["Location"]) == (302, f"/account/login/?next=/documents/{found.reference}/1/")


def test_a_destroyed_document_says_what_happened_to_who_could_read_it(client: Client):
    found = actions.destroy(document(**OPEN), because="", by=None, at=FILED)

    answer = client.get(f"/documents/{found.reference}/")

    assert answer.status_code == 410
    assert "It was destroyed on 3 May 2018" in words(answer)


def test_opening_is_noted_where_the_home_says_so_and_the_page_says_it(signed_in):
    one = member()
    reader = delegate(one)
    noting = document(home=replace(WG3, notes_openings=True), shared_with=Recipients.of(organisations=[one.pk]))
    other = document(shared_with=Recipients.of(organisations=[one.pk]))

    for found in (noting, noting, other):
        shown = words(signed_in(reader).get(f"/documents/{found.reference}/"))
        assert ("notes who opens a document" in shown) == (found == noting)

    assert [(opening.person, opening.version.document) for opening in Opening.objects.all()] == [(reader.person, noting)]


@pytest.mark.parametrize("papers", [1, 3])
def test_the_list_asks_the_database_the_same_however_long(client: Client, papers: int, django_assert_num_queries):
    for number in range(papers):
        document(f"Paper {number}", by=person(), **OPEN)

    with django_assert_num_queries(4):
        client.get("/documents/")


@pytest.mark.parametrize("versions", [1, 3])
def test_a_page_asks_the_database_the_same_however_many_versions(client: Client, versions: int, django_assert_num_queries):
    found = document(**OPEN)
    for number in range(1, versions):
        actions.add_version(found, contents.typed(f"{TEXT}\n\n{number}"), by=None, at=FILED)
        found.refresh_from_db()

    with django_assert_num_queries(8):
        client.get(f"/documents/{found.reference}/")


def test_the_list_is_found_by_words_marking_and_home_and_goes_on(client: Client):
    for number in range(30):
        document(f"Circular {number:02}", home=library(), at=FILED.replace(hour=number % 24, minute=number), **OPEN)
    document("Łódź meeting", **OPEN)

    assert "Łódź meeting" in words(client.get("/documents/?q=lodz"))
    assert "1 document fits." in words(client.get("/documents/?home=tests.group:3"))
    assert "What is there to read in WG3?" in words(client.get("/documents/?home=tests.group:3"))
    assert "No document fits." in words(client.get("/documents/?marking=GREEN"))
    first = client.get("/documents/")
    second = client.get(f"/documents/?after={first.context['next']}")
    titles = [one.title for one in [*first.context["documents"], *second.context["documents"]]]
    assert len(titles) == len(set(titles)) == 31


def test_the_export_and_the_feed_hold_what_the_list_holds(client: Client):
    found = document("=cmd()", **OPEN)
    document("Closed")

    table = b"".join(client.get("/documents/export.csv").streaming_content).decode()
    feed = client.get("/documents/feed.xml")

    assert len(table.strip().splitlines()) == 2
    assert f"{found.reference},'=cmd(),TLP:CLEAR,WG3,Text,1,2018-05-03,," in table
    assert feed["Content-Type"].startswith("application/atom+xml")
    assert feed.content.decode().count("<entry>") == 1


def test_no_page_is_kept_on_the_way_to_be_shown_to_somebody_else(client: Client):
    found = document(**OPEN)

    for address in ("/documents/", f"/documents/{found.reference}/", f"/documents/{found.reference}/file/", "/documents/feed.xml"):
        assert client.get(address)["Cache-Control"] == "private, no-cache"
