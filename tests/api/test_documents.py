"""Documents by program: what is open to the caller, whole or as files; filing for those who may."""

import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from entente.documents import actions, contents
from entente.documents.home import Recipients
from entente.documents.models import Document, Opening, Version
from entente.engine.marking import Marking
from entente.files.models import Upload
from entente.people.choices import Permission
from tests.factories.documents import FILED, WG3, document, filed, library, pdf_file, word_file
from tests.factories.members import delegate, member

pytestmark = pytest.mark.django_db


def bring(path: str, token: str, file: io.BytesIO, name: str, **said: str):
    """A file as a program sends one."""
    sent = {**said, "file": SimpleUploadedFile(name, file.getvalue())}
    return Client().post(f"/api{path}", sent, headers={"authorization": f"Bearer {token}"})


def titles(answer) -> list[str]:
    return [one["title"] for one in answer.json()["items"]]


def test_everybody_lists_what_is_open_to_them(call, token, office):
    one = member()
    somebody = delegate(one)
    for marking in Marking:
        document(marking.value, marking=marking, shared_with=Recipients.of(organisations=[one.pk]))

    assert set(titles(call("GET", "/documents"))) == {"CLEAR"}
    assert set(titles(call("GET", "/documents", token(office)))) == {"CLEAR", "GREEN", "AMBER", "AMBER+STRICT"}
    assert titles(call("GET", "/documents?marking=RED", token(office))) == []
    client = Client()
    client.force_login(somebody, backend="allauth.account.auth_backends.AuthenticationBackend")
    assert set(titles(client.get("/api/documents"))) == {"CLEAR", "GREEN", "AMBER", "AMBER+STRICT"}


def test_a_token_without_the_scope_to_read_what_is_shared_reads_as_a_visitor(call, token, office):
    document("Closed")
    document("Open", marking=Marking.CLEAR)

    assert titles(call("GET", "/documents", token(office, Permission.RECORD_READ))) == ["Open"]


def test_pages_follow_each_other_and_tell_nothing_of_what_stands_between(call):
    for number in range(5):
        document(f"Open {number}", marking=Marking.CLEAR, at=FILED.replace(day=number + 1))
        document(f"Closed {number}", at=FILED.replace(day=number + 1))

    first = call("GET", "/documents?limit=2").json()
    second = call("GET", f"/documents?limit=2&after={first['next']}").json()

    assert [one["title"] for one in first["items"] + second["items"]] == ["Open 4", "Open 3", "Open 2", "Open 1"]
    assert second["next"]


def test_one_document_says_where_it_lives_and_how_it_came_to_be(call, token, office):
    found = document(by=office.person)
    actions.add_version(found, contents.typed("# Scope\n\nFour times."), note="four", by=office.person, at=FILED)

    told = call("GET", f"/documents/{found.reference}", token(office)).json()

    assert told["home"] == WG3.stored
    assert told["address"].endswith(f"/documents/{found.reference}/")
    assert [(one["number"], one["note"], one["by"]) for one in told["versions"]] == [
        (2, "four", office.person.name),
        (1, "", office.person.name),
    ]


def test_a_version_comes_with_its_words_and_its_paragraphs_by_number(call):
    found = document(text="One.\n\nTwo.", marking=Marking.CLEAR)
    actions.add_version(found, contents.typed("Three.\n\nTwo."), by=None, at=FILED)

    told = call("GET", f"/documents/{found.reference}/versions/2").json()

    assert told["text"] == "Three.\n\nTwo."
    assert told["paragraphs"] == [{"key": 3, "words": "Three."}, {"key": 2, "words": "Two."}]


def test_a_file_comes_as_it_was_brought_and_once(call, client):
    whole = pdf_file("Words").getvalue()
    found = filed(contents.brought(io.BytesIO(whole), "paper.pdf"), marking=Marking.CLEAR)

    answer = call("GET", f"/documents/{found.reference}/file")
    again = call("GET", f"/documents/{found.reference}/file", **{"if-none-match": answer["ETag"]})

    assert b"".join(answer.streaming_content) == whole
    assert answer["Content-Disposition"] == 'attachment; filename="paper.pdf"'
    assert answer["Content-Security-Policy"] == "default-src 'none'; sandbox"
    assert again.status_code == 304


def test_a_list_that_has_not_changed_is_not_sent_again(call):
    document(marking=Marking.CLEAR)
    tag = call("GET", "/documents")["ETag"]

    assert call("GET", "/documents", **{"if-none-match": tag}).status_code == 304
    document("Another", marking=Marking.CLEAR)
    assert call("GET", "/documents", **{"if-none-match": tag}).status_code == 200


@pytest.mark.parametrize("path", ["", "/versions/1", "/file", "/versions/1/file"])
def test_what_may_not_be_seen_is_not_there_and_green_asks_for_a_key(call, path):
    assert call("GET", f"/documents/{document().reference}{path}").status_code == 404
    assert call("GET", f"/documents/{document(marking=Marking.GREEN).reference}{path}").status_code == 401


def test_a_destroyed_document_is_not_there(call, token, office):
    found = actions.destroy(document(), because="", by=None, at=FILED)

    assert call("GET", f"/documents/{found.reference}", token(office)).status_code == 404


def test_the_office_files_a_text_and_adds_to_it(call, token, office):
    one = member()
    secret = token(office)

    made = call("POST", "/documents/texts", secret, {"title": "Charter", "text": "# Scope", "marking": "AMBER", "organisations": [one.pk]})
    added = call("POST", f"/documents/{made.json()['reference']}/texts", secret, {"text": "# Scope\n\nMore.", "after": 1, "note": "more"})

    assert (made.status_code, added.status_code, added.json()["number"]) == (201, 201, 2)
    found = Document.objects.get()
    assert found.recipients == Recipients.of(organisations=[one.pk], persons=[office.person_id])
    assert found.home_key == library().key


def test_a_file_is_filed_and_added(token, office):
    secret = token(office)

    made = bring("/documents/files", secret, pdf_file("Words"), "a.pdf", title="Paper")
    added = bring(f"/documents/{made.json()['reference']}/files", secret, word_file("Words"), "b.docx", as_text="true")

    assert (made.status_code, added.status_code) == (201, 201)
    assert [(one["media_type"], one["is_text"]) for one in made.json()["versions"]] == [("application/pdf", False)]
    assert added.json()["is_text"] is True


@pytest.mark.parametrize(
    ("said", "status", "why"),
    [
        ({"title": "x", "text": " "}, 422, "The text is empty. Write something, or bring a file."),
        ({"title": " ", "text": "x"}, 409, "Give the document a title, so that people find it."),
        ({"title": "x", "text": "x", "persons": [99_999]}, 409, "Among the persons or organisations is a number that nobody here has."),
        ({"title": "x", "text": "x", "language": "xx"}, 409, "Name the language by its two letters, such as en or fr."),
        ({"title": "x", "text": "x", "home": "governance.body:7"}, 404, "There is nothing at this address, or it is not yours to see."),
    ],
    ids=["empty", "no title", "nobody", "no language", "no home"],
)
def test_what_cannot_be_filed_is_refused_in_words(call, token, office, said, status, why):
    answer = call("POST", "/documents/texts", token(office), said)

    assert (answer.status_code, answer.json()["error"]) == (status, why)
    assert not Document.objects.exists()


def test_a_file_that_is_not_what_its_name_says_is_refused(token, office):
    answer = bring("/documents/files", token(office), io.BytesIO(b"not a pdf"), "a.pdf", title="Paper")

    assert answer.status_code == 422
    assert answer.json()["error"].startswith("a.pdf is not what its name says (PDF)")
    assert not Upload.objects.exists()


def test_who_may_not_file_is_refused_before_anything_is_looked_at(token, auditor):
    answer = bring("/documents/files", token(auditor), io.BytesIO(b"junk"), "a.pdf", title="Paper")

    assert answer.status_code == 403


def test_a_version_made_from_an_older_one_is_refused(call, token, office):
    found = document(by=office.person)
    actions.add_version(found, contents.typed("Meanwhile."), by=None, at=FILED)

    answer = call("POST", f"/documents/{found.reference}/texts", token(office), {"text": "Mine.", "after": 1})

    assert answer.status_code == 409
    assert Version.objects.count() == 2


def test_reading_by_program_is_noted_where_the_home_notes_it(call, token, office):
    from dataclasses import replace

    found = document(home=replace(WG3, notes_openings=True))

    call("GET", f"/documents/{found.reference}/file", token(office))

    assert [opening.person for opening in Opening.objects.all()] == [office.person]


@pytest.mark.parametrize("papers", [1, 3])
def test_a_list_asks_the_database_the_same_however_long(call, papers, django_assert_num_queries):
    for number in range(papers):
        document(f"Paper {number}", marking=Marking.CLEAR)

    with django_assert_num_queries(1):
        call("GET", "/documents")
