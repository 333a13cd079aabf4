"""Answers: text until it is signed off, then a letter that does not change; and the register of the name."""

import io
from datetime import date, timedelta

import pypdf
import pytest
from django.db import IntegrityError, transaction

from entente.documents.models import Document
from entente.documents.queries import documents_of
from entente.files.queries import open_bytes
from entente.members.viewers import keys_of
from entente.notices.models import Delivery
from entente.support import actions, queries
from entente.support.homes import home_of
from entente.support.letters import pdf_of
from entente.support.models import Answer, NameUse
from tests.factories.members import delegate, member, partnership
from tests.factories.support import AT, answered, handed_in, letter, office_person, request, taken_up

pytestmark = pytest.mark.django_db
LATER = AT + timedelta(days=5)


def words_of(pdf: bytes) -> str:
    return " ".join(" ".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(pdf)).pages).split())


def test_a_letter_is_signed_off_by_another_and_the_member_has_it(office):
    partnership()
    row = handed_in(owner=office.person, letter_says=letter(addressee="European Commission\nBrussels", signatory_role="Secretary General"))

    answer = actions.sign_off(row, by=office_person(), at=LATER)

    row.refresh_from_db()
    document = Document.objects.get(reference=answer.document)
    with open_bytes(document.current.upload) as file:
        whole = file.read()
    said = words_of(whole)
    assert (row.state, row.ended_at) == ("answered", LATER)
    for words in (
        "European Commission",
        "25 September 2018",
        "S-2018-001",
        "We support it.",
        "Ines Weiss",
        "Secretary General",
        "Test Partnership",
    ):
        assert words in said
    assert "Draft" not in said
    assert document.home_key == f"support.request:{row.pk}"
    assert documents_of(home_of(row).key, keys_of(office)) == [document]
    sent = Delivery.objects.filter(notice__kind="support.member").order_by("pk").last()
    assert [part["name"] for part in sent.notice.parts] == ["S-2018-001.pdf"]
    assert f"/documents/{document.reference}/" in sent.body


def test_the_letter_is_tagged_and_the_same_bytes_each_time(office):
    row = handed_in(letter_says=letter(text="# Why\n\n- ports\n- ships\n\nŁódź, Ελλάδα, 漢字."))
    answer = queries.answer_of(row)

    first, again = pdf_of(answer, LATER, is_draft=False), pdf_of(answer, LATER, is_draft=False)

    reader = pypdf.PdfReader(io.BytesIO(first))
    assert first == again
    assert reader.root_object["/MarkInfo"]["/Marked"].value is True
    assert "pdfuaid" in reader.root_object["/Metadata"].get_data().decode()
    assert reader.metadata.title == "Letter of support"
    assert "□ stands for signs" in words_of(first)
    assert "Draft, not signed" in words_of(pdf_of(answer, LATER, is_draft=True))


@pytest.mark.parametrize("kind", ["letter", "name"])
def test_what_binds_the_partnership_needs_a_second_pair_of_eyes(kind, office):
    row = taken_up(kind, owner=office.person)
    actions.write_answer(row, letter(from_on=date(2018, 10, 1)), by=office.person, at=AT)
    with pytest.raises(actions.CannotAnswer, match="hand it to a second pair of eyes"):
        actions.sign_off(row, by=office_person(), at=LATER)

    actions.hand_in_answer(row, by=office.person, at=AT)

    with pytest.raises(actions.CannotAnswer, match="You wrote this yourself"):
        actions.sign_off(row, by=office.person, at=LATER)
    with pytest.raises(IntegrityError), transaction.atomic():
        Answer.objects.filter(request=row).update(state="signed", signed_off_by=office.person, signed_at=LATER, document="x")
    assert actions.sign_off(row, by=office_person(), at=LATER).is_signed


@pytest.mark.parametrize("kind", ["dissemination", "speaker", "partners"])
def test_other_answers_leave_at_once(kind, office):
    row = taken_up(kind, owner=office.person)
    actions.write_answer(row, letter(), by=office.person, at=AT)

    assert actions.sign_off(row, by=office.person, at=LATER).is_signed


def test_an_answer_that_is_sent_back_says_why_and_is_written_anew(office):
    row, second = handed_in(owner=office.person), office_person()
    with pytest.raises(actions.CannotAnswer, match="waits for other eyes"):
        actions.write_answer(row, letter(), by=office.person, at=AT)

    answer = actions.send_answer_back(row, because="Name the call", by=second, at=AT)
    assert (answer.state, answer.remark) == ("draft", "Name the call")

    answer = actions.write_answer(row, letter(text="Call 2."), by=second, at=AT)
    actions.hand_in_answer(row, by=second, at=AT)
    assert answer.remark == ""
    with pytest.raises(actions.CannotAnswer, match="You wrote this yourself"):
        actions.sign_off(row, by=second, at=LATER)
    assert actions.sign_off(row, by=office.person, at=LATER).is_signed


def test_a_letter_that_has_left_is_not_changed(office):
    row, answer = answered()

    with pytest.raises(actions.CannotHandle, match="Answered"):
        actions.write_answer(row, letter(), by=office.person, at=LATER)
    with pytest.raises(actions.CannotAnswer, match="signed off already"):
        actions.sign_off(row, by=office.person, at=LATER)
    assert Document.objects.count() == 1
    assert answer.is_signed


@pytest.mark.parametrize(
    ("said", "why"),
    [
        ({"title": " "}, "needs a subject"),
        ({"text": "x" * 20_001}, "longer than 20000 letters"),
        ({"language": "xx"}, "by its two letters"),
        ({"to_on": date(2018, 10, 1)}, "ends after the day"),
        ({"from_on": date(2018, 10, 2), "to_on": date(2018, 10, 2)}, "ends after the day"),
    ],
)
def test_an_answer_that_lacks_something_is_refused_in_words(said, why, office):
    with pytest.raises(actions.CannotAnswer, match=why):
        actions.write_answer(taken_up(owner=office.person), letter(**said), by=office.person, at=AT)

    assert not Answer.objects.exists()


@pytest.mark.parametrize(("said", "why"), [({"text": ""}, "no text yet"), ({"signatory": ""}, "who signs it")])
def test_an_unfinished_answer_is_not_handed_in(said, why, office):
    row = taken_up(owner=office.person)
    actions.write_answer(row, letter(**said), by=office.person, at=AT)

    with pytest.raises(actions.CannotAnswer, match=why):
        actions.hand_in_answer(row, by=office.person, at=AT)


def test_nothing_is_signed_without_an_answer(office):
    for row in (request(), taken_up(owner=office.person)):
        with pytest.raises(actions.CannotAnswer, match="no answer yet"):
            actions.sign_off(row, by=office.person, at=LATER)


def test_the_use_of_the_name_stands_in_the_register_until_it_is_withdrawn(office):
    one = member()
    row, _answer = answered("name", organisation=one, letter_says=letter(from_on=date(2018, 10, 1), to_on=date(2019, 10, 1)))
    (use,) = queries.uses(keys_of(office))
    assert (use.where, use.from_on, use.to_on) == ("Programme of Harbour Days", date(2018, 10, 1), date(2019, 10, 1))

    actions.withdraw_use(use, on=date(2018, 12, 1), because="Another programme", by=office.person, at=LATER)

    (ended,) = queries.uses(keys_of(office))
    assert (ended.from_on, ended.to_on, ended.withdrawn_because) == (date(2018, 10, 1), date(2018, 12, 1), "Another programme")
    assert NameUse.objects.known(AT).get().to_on == date(2019, 10, 1)
    assert "Another programme" in Delivery.objects.order_by("pk").last().notice.body
    with pytest.raises(actions.CannotHandle, match="has ended or was withdrawn"):
        actions.withdraw_use(ended, on=date(2018, 12, 1), because="again", by=office.person, at=LATER)
    assert list(queries.uses(keys_of(delegate(member())))) == []
    assert row.organisation == one


def test_the_name_is_not_granted_without_a_day(office):
    row = taken_up("name", owner=office.person)
    actions.write_answer(row, letter(), by=office.person, at=AT)

    with pytest.raises(actions.CannotAnswer, match="from which day on"):
        actions.hand_in_answer(row, by=office.person, at=AT)


def test_an_answer_changed_meanwhile_is_not_signed_unread(office, monkeypatch):
    from entente.support.actions import signing

    row = taken_up("speaker", owner=office.person)
    actions.write_answer(row, letter(), by=office.person, at=AT)
    made = signing.pdf_of

    def slow(answer, at, *, is_draft):
        actions.write_answer(row, letter(text="Other words."), by=office.person, at=LATER)
        return made(answer, at, is_draft=is_draft)

    monkeypatch.setattr(signing, "pdf_of", slow)

    with pytest.raises(actions.CannotAnswer, match="changed the answer meanwhile"):
        actions.sign_off(row, by=office.person, at=LATER)
    assert not Document.objects.exists()
