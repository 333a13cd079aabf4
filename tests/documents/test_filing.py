"""Filing, and new versions: numbered, immutable, found by their words; nothing of it in the record that a marking hides."""

import io
import json

import pytest
from django.db import DatabaseError, transaction

from entente.documents import actions, contents
from entente.documents.actions import CannotAddVersion, CannotFile
from entente.documents.home import Home, Recipients
from entente.documents.models import Document, Paragraph, Version
from entente.documents.queries import documents_of, keys_of_paragraphs, seen
from entente.engine.marking import Marking
from entente.files.models import Upload
from entente.record.models import Entry, Payload
from entente.record.queries import Reader, history, latest
from entente.search.models import Lock
from entente.search.queries import matching
from tests.factories.documents import FILED, TEXT, WG3, document, filed, library, pdf_file, word_file
from tests.factories.people import person

pytestmark = pytest.mark.django_db
LATER = FILED.replace(month=6)


def test_a_document_takes_marking_and_recipients_from_its_home_and_its_source_is_one_of_them():
    ana = person("Ana")

    found = document(by=ana)

    assert (found.marking, found.home, found.home_key) == (
        "AMBER",
        {"room": "tests", "noun": "group", "id": 3, "label": "WG3"},
        "tests.group:3",
    )
    assert found.recipients == Recipients.of(persons=[ana.pk], groups=[3])
    assert set(Lock.objects.values_list("key", flat=True)) == {f"person:{ana.pk}", "group:3", "group-client:3", "custodians"}


def test_a_document_may_be_marked_and_shared_otherwise():
    found = document(marking=Marking.RED, shared_with=Recipients.of(persons=[7]))

    assert set(Lock.objects.filter(object_id=found.pk).values_list("key", flat=True)) == {"person:7"}


def test_a_version_is_added_and_the_one_before_stays():
    ana, found = person("Ana"), document()

    version = actions.add_version(
        found, contents.typed("# Scope\n\nThe group meets four times a year."), note=" now  four ", by=ana, at=LATER
    )

    found.refresh_from_db()
    assert (version.number, version.note, version.by, version.at) == (2, "now four", ana, LATER)
    assert (found.current, found.changed_at, found.filed_at) == (version, LATER, FILED)
    assert found.versions.get(number=1).text == TEXT.strip()


def test_paragraphs_keep_their_numbers_over_versions_and_over_a_file_between():
    found = document(text="One here.\n\nTwo stays as it is.")
    actions.add_version(found, contents.typed("Two stays as it is.\n\nThree is new."), by=None, at=LATER)
    actions.add_version(found, contents.brought(word_file("x"), "x.docx"), by=None, at=LATER)

    last = actions.add_version(found, contents.typed("Four is new.\n\nThree is new.\n\nTwo stays as it is now."), by=None, at=LATER)

    assert keys_of_paragraphs(last) == [4, 3, 2]
    assert Document.objects.get().paragraphs == 4


@pytest.mark.parametrize(
    ("content", "after", "why"),
    [
        (lambda: contents.typed(TEXT), None, "This is the same as version 1, to the letter."),
        (
            lambda: contents.typed("Other"),
            0,
            "Version 1 was added by somebody meanwhile. Look at what it changed, put it into yours, and save again.",
        ),
    ],
    ids=["the same", "another came"],
)
def test_a_version_that_adds_nothing_or_would_undo_another_is_refused(content, after, why):
    found = document()

    with pytest.raises(CannotAddVersion) as refused:
        actions.add_version(found, content(), after=after, by=None, at=LATER)

    assert str(refused.value) == why
    assert Version.objects.count() == 1
    assert Upload.objects.count() == 0


def test_a_retired_document_takes_no_version():
    found = actions.retire(document(), because="", by=None, at=LATER)

    with pytest.raises(CannotAddVersion, match="Bring it back first"):
        actions.add_version(found, contents.typed("Other"), by=None, at=LATER)


@pytest.mark.parametrize("title", ["", " \n", "x" * 201])
def test_a_title_that_nobody_can_use_is_refused_and_nothing_is_kept(title: str):
    with pytest.raises(CannotFile):
        filed(contents.brought(pdf_file("words"), "words.pdf"), title)

    assert (Document.objects.count(), Upload.objects.count(), Entry.objects.filter(verb__startswith="documents").count()) == (0, 0, 0)


def test_the_words_of_the_current_version_find_it_whatever_it_is_made_of():
    found = document("Łódź meeting", "The old scope")
    actions.add_version(found, contents.brought(pdf_file("Ransomware exercise"), "a.pdf"), by=None, at=LATER)

    assert list(matching("document", "lodz ransom")) == [found.pk]
    assert list(matching("document", "old scope")) == []


def test_an_entry_that_fails_undoes_the_filing(monkeypatch):
    monkeypatch.setattr("entente.record.actions.Opened.enter", lambda *args, **said: 1 / 0)

    with pytest.raises(ZeroDivisionError):
        document()

    assert (Document.objects.count(), Version.objects.count(), Lock.objects.count(), Paragraph.objects.count()) == (0, 0, 0, 0)


def test_the_record_knows_that_and_how_it_was_marked_but_neither_title_nor_words_nor_the_name_of_a_file():
    ana = person("Ana")
    found = filed(contents.brought(pdf_file("Takeover"), "takeover-plan.pdf"), "Takeover plan", by=ana, note="before the takeover")
    actions.describe(found, title="Takeover plan, final", language="fr", by=ana, at=LATER)
    actions.remark(found, Marking.RED, Recipients.of(persons=[9]), as_source=True, because="", by=ana, at=LATER)
    actions.retire(found, because="done", by=ana, at=LATER)

    said = [json.loads(body) for body in Payload.objects.filter(entry__verb__regex=r"^(documents|files)\.").values_list("body", flat=True)]

    assert len(said) == 5
    assert "takeover" not in json.dumps(said).lower()
    assert {one["label"] for one in said} == {f"Document {found.reference}", "document.pdf"}
    assert said[1]["after"]["marking"] == "AMBER"
    assert said[1]["after"]["digest"] == found.versions.get().digest


def test_the_public_record_does_not_even_count_documents():
    found = document(marking=Marking.CLEAR)

    assert [told.verb for told in latest(Reader()) if told.verb.startswith("documents")] == []
    assert history(found, Reader(organisations=frozenset({1}), person=2)) == []
    assert [told.verb for told in history(found, Reader(office=True))] == ["documents.filed"]


@pytest.mark.parametrize("change", ["text = 'other'", "number = 9", "digest = ''", "note = 'other'", "at = '2020-01-01 00:00:00+00'"])
def test_the_database_itself_keeps_versions_as_they_are(change: str):
    from django.db import connection

    document()

    with pytest.raises(DatabaseError, match="immutable"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("UPDATE documents_version SET " + change)  # noqa: S608 -- the changes named above
    with pytest.raises(DatabaseError, match="immutable"), transaction.atomic():
        Version.objects.all()._raw_delete(using="default")


def test_an_address_tells_nobody_how_many_there_are():
    references = {document(f"Paper {number}").reference for number in range(5)}

    assert len(references) == 5
    assert all(len(reference) == 12 and not reference.isdigit() for reference in references)


@pytest.mark.parametrize("papers", [1, 3])
def test_a_home_lists_its_documents_in_one_query(papers: int, django_assert_num_queries):
    for number in range(papers):
        document(f"Paper {number}", by=person())
    document(home=library())

    with django_assert_num_queries(1):
        listed = [(one.title, one.current.by.name, one.light.label) for one in documents_of("tests.group:3", {"group:3"})]

    assert len(listed) == papers
    assert documents_of("tests.group:3", {"group:4", "everyone", "community"}) == []


def test_a_home_that_is_renamed_renames_its_papers_and_its_rules():
    found = document()

    changed = actions.settle_home(Home("tests", "group", 3, "Sectoral demand", notes_openings=True))

    found.refresh_from_db()
    assert (changed, found.home["label"], found.notes_openings, found.marking) == (1, "Sectoral demand", True, "AMBER")
    assert WG3.key == found.home_key


def test_lists_leave_the_words_where_they_are():
    document()

    assert "text" in next(iter(seen({"group:3"}))).current.get_deferred_fields()


def test_the_same_bytes_brought_twice_lie_there_once():
    whole = pdf_file("Twice").getvalue()
    for name in ("a.pdf", "b.pdf"):
        filed(contents.brought(io.BytesIO(whole), name))

    assert Upload.objects.count() == 2
    assert len(set(Upload.objects.values_list("digest", flat=True))) == 1
