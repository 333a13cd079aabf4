"""Filing documents and new versions on their pages: what was typed stays, what is wrong is said beside it."""

import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from entente.documents import actions, contents
from entente.documents.home import Recipients
from entente.documents.models import Document, Version
from entente.engine.marking import Marking
from entente.files.models import Upload
from tests.factories.documents import FILED, TEXT, document, pdf_file, word_file
from tests.factories.members import delegate, member
from tests.factories.people import person
from tests.web.reading import words

pytestmark = pytest.mark.django_db
SAID = {"title": "Charter", "language": "en", "marking": "AMBER", "afterwards": "ask", "text": TEXT}


def upload(file: io.BytesIO, name: str) -> SimpleUploadedFile:
    return SimpleUploadedFile(name, file.getvalue())


def test_the_office_files_a_text_and_is_led_to_it(office, signed_in):
    one, ana = member("Aegis Grid"), person("Ana")

    answer = signed_in(office).post("/documents/new/", {**SAID, "organisations": "aegis grid", "persons": f"Ana <{ana.email}>"})

    found = Document.objects.get()
    assert (answer.status_code, answer["Location"]) == (302, f"/documents/{found.reference}/")
    assert found.recipients == Recipients.of(persons=[office.person_id, ana.pk], organisations=[one.pk])
    assert (found.title, found.marking, found.current.text) == ("Charter", "AMBER", TEXT.strip())


def test_a_word_file_is_taken_over_as_a_text(office, signed_in):
    signed_in(office).post(
        "/documents/new/", {**SAID, "text": "", "as_text": "on", "file": upload(word_file("It meets.", heading="Scope"), "charter.docx")}
    )

    version = Version.objects.get()
    assert (version.is_text, version.text, version.file_name) == (True, "# Scope\n\nIt meets.", "charter.docx")


@pytest.mark.parametrize(
    ("said", "why"),
    [
        ({"title": ""}, "Title : This field is required."),
        ({"text": ""}, "Text : The text is empty. Write something, or bring a file."),
        ({"text": "", "file": lambda: upload(io.BytesIO(b"junk"), "a.pdf")}, "File : a.pdf is not what its name says (PDF)"),
        ({"file": lambda: upload(pdf_file("x"), "a.pdf")}, "File : Write a text or bring a file, not both: take one of them out."),
        ({"organisations": "Nobody Ltd"}, "Organisations : No organisation is called “Nobody Ltd”."),
        ({"persons": "nobody@example.org"}, "Persons : Nobody here has the address “nobody@example.org”."),
        ({"marking": "PURPLE"}, "Marking : Select a valid choice."),
        ({"keep_until": "soon"}, "Keep until : Enter a valid date."),
    ],
    ids=["title", "nothing", "not a pdf", "both", "organisation", "person", "marking", "day"],
)
def test_what_is_wrong_is_said_and_what_was_typed_stays(office, signed_in, said, why):
    sent = {name: value() if callable(value) else value for name, value in {**SAID, **said}.items()}

    answer = signed_in(office).post("/documents/new/", sent)

    assert answer.status_code == 422
    assert why.replace(" :", ":") in words(answer).replace(" :", ":")
    assert said.get("title", "Charter") in answer.content.decode()
    assert sent["text"].strip() in answer.content.decode()
    assert not Document.objects.exists()
    assert not Upload.objects.exists()


@pytest.mark.parametrize(("letters", "status"), [(1_100_000, 422), (2_200_000, 413)])
def test_a_file_that_is_too_large_is_refused(office, signed_in, settings, letters: int, status: int):
    settings.UPLOAD_LIMIT = 1024 * 1024
    large = SimpleUploadedFile("large.pdf", b"%PDF-1.7" + b"0" * letters)

    answer = signed_in(office).post("/documents/new/", {**SAID, "text": "", "file": large})

    assert answer.status_code == status
    assert "larger than 1 MB" in words(answer)
    assert not Upload.objects.exists()


def test_a_name_that_two_organisations_have_asks_for_the_address(office, signed_in):
    one, _other = member("Twin", "FR"), member("Twin", "DE")

    answer = signed_in(office).post("/documents/new/", {**SAID, "organisations": "Twin"})
    assert "More than one organisation is called “Twin”" in words(answer)

    signed_in(office).post("/documents/new/", {**SAID, "organisations": one.slug})
    assert Document.objects.get().recipients.organisations == {one.pk}


def test_a_title_of_invisible_signs_is_refused_by_the_action_and_the_page_says_so(office, signed_in):
    answer = signed_in(office).post("/documents/new/", {**SAID, "title": "\u200b\u200b"})

    assert answer.status_code == 409
    assert "Give the document a title" in words(answer)


@pytest.mark.parametrize("home", ["governance.body:3", "documents.library:2", "x", "members.viewers:1"])
def test_a_home_that_is_not_there_is_not_found(office, signed_in, home: str):
    assert signed_in(office).get(f"/documents/new/?home={home}").status_code == 404


def test_only_who_files_in_a_home_sees_its_form(auditor, signed_in, client):
    assert signed_in(auditor).get("/documents/new/").status_code == 403
    assert signed_in(delegate(member())).post("/documents/new/", SAID).status_code == 403
    assert client.get("/documents/new/").status_code == 302


def test_a_new_version_begins_with_the_words_of_the_one_before(office, signed_in):
    found = document(by=office.person)
    client = signed_in(office)

    form = client.get(f"/documents/{found.reference}/add/").content.decode()
    answer = client.post(f"/documents/{found.reference}/add/", {"text": "# Scope\n\nNew.", "note": "new", "after": 1})

    assert "The group meets twice a year." in form
    assert answer["Location"] == f"/documents/{found.reference}/"
    assert [version.note for version in found.versions.order_by("number")] == ["", "new"]


def test_a_file_may_be_brought_while_the_words_of_the_version_before_stand_untouched(office, signed_in):
    found = document(by=office.person)
    client = signed_in(office)
    word = {"after": 1, "as_text": "on", "file": upload(word_file("It meets."), "new.docx")}

    both = client.post(f"/documents/{found.reference}/add/", {**word, "text": TEXT + "and mine"})
    word["file"] = upload(word_file("It meets."), "new.docx")
    one = client.post(f"/documents/{found.reference}/add/", {**word, "text": TEXT.replace("\n", "\r\n")})

    assert (both.status_code, one.status_code) == (422, 302)
    assert found.versions.get(number=2).text == "It meets."


def test_who_saves_after_somebody_else_is_told_and_keeps_what_was_typed(office, signed_in):
    found = document(by=office.person)
    actions.add_version(found, contents.typed("Meanwhile."), by=person("Ana"), at=FILED)

    answer = signed_in(office).post(f"/documents/{found.reference}/add/", {"text": "Mine, typed for an hour.", "after": 1})

    assert answer.status_code == 409
    assert "Version 2 was added by Ana meanwhile." in words(answer)
    assert "Mine, typed for an hour." in answer.content.decode()
    assert Version.objects.count() == 2


def test_a_reader_who_does_not_keep_it_adds_nothing(signed_in):
    one = member()
    reader = delegate(one)
    found = document(shared_with=Recipients.of(organisations=[one.pk]))

    page = words(signed_in(reader).get(f"/documents/{found.reference}/"))
    answer = signed_in(reader).post(f"/documents/{found.reference}/add/", {"text": "Mine", "after": 1})

    assert "Add a version" not in page
    assert answer.status_code == 403
    assert Version.objects.count() == 1


def test_red_is_for_the_persons_named_and_the_one_who_files_it(office, signed_in):
    ana = delegate(member())
    client = signed_in(office)
    client.post("/documents/new/", {**SAID, "marking": "RED", "persons": ana.email})

    found = Document.objects.get()
    assert found.light.marking is Marking.RED
    assert client.get(f"/documents/{found.reference}/").status_code == 200
    assert signed_in(ana).get(f"/documents/{found.reference}/").status_code == 200
    from entente.people.choices import RoleCode
    from tests.factories.people import account

    assert signed_in(account(RoleCode.OFFICE)).get(f"/documents/{found.reference}/").status_code == 404
