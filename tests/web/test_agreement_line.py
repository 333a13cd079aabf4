"""One line: what its organisation and the office may do with it, each refusal in words."""

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from entente.agreement import actions
from entente.agreement.actions.facts import TermsFacts
from entente.agreement.models import Decision, Declaration, Evidence, Review
from entente.people.choices import RoleCode
from tests.factories import agreement as make
from tests.factories import members
from tests.factories.people import account, person
from tests.web.reading import words

pytestmark = pytest.mark.django_db


@pytest.fixture
def line():
    return make.declared(members.member("Own Works"), "1500.00", note="a course")


def at(line, verb: str = "") -> str:
    return f"/contract/ledger/{line.pk}/" + (f"{verb}/" if verb else "")


def test_a_line_is_read_by_its_organisation_office_and_auditor(line, client, signed_in, office, auditor, commission):
    for who in (office, auditor, members.delegate(line.organisation)):
        assert "€ 1,500 for training in 2017" in words(signed_in(who).get(at(line)))
    for who in (commission, members.delegate(members.member())):
        assert signed_in(who).get(at(line)).status_code == 403
    assert client.get(at(line)).status_code == 302
    assert signed_in(office).get("/contract/ledger/99999/").status_code == 404


def test_the_office_accepts_a_line_and_its_organisation_reads_it(line, signed_in, office):
    answer = signed_in(office).post(at(line, "accept"), {"amount": "1200.00", "reason": "not_evidenced"}, follow=True)

    assert "The line was accepted." in words(answer)
    assert "Reduced It counts with € 1,200." in words(signed_in(members.delegate(line.organisation)).get(at(line)))


def test_the_office_rejects_a_line_with_a_reason(line, signed_in, office):
    answer = signed_in(office).post(at(line, "reject"), {"reason": "wrong_year", "note": "January"}, follow=True)

    assert "Rejected It does not count." in words(answer)
    assert "Belongs to another year" in words(answer)


@pytest.mark.parametrize(
    ("verb", "form", "status", "sentence"),
    [
        ("accept", {"amount": "1500.01"}, 409, "Not more than the declared EUR 1,500.00"),
        ("accept", {"amount": "5"}, 409, "Say why less than declared"),
        ("accept", {"amount": "much"}, 422, "much is not an amount"),
        ("accept", {}, 422, "This field is required."),
        ("reject", {}, 422, "This field is required."),
        ("reject", {"reason": "other"}, 409, "State the other reason in the note."),
        ("reopen", {"because": "x"}, 409, "There is no decision to withdraw."),
        ("review", {"note": "x" * 1001}, 422, "at most 1000 characters"),
        ("evidence", {}, 422, "This field is required."),
    ],
)
def test_what_cannot_be_done_is_said_on_the_page_and_changes_nothing(line, signed_in, office, verb, form, status, sentence):
    answer = signed_in(office).post(at(line, verb), form)

    assert (answer.status_code, sentence in words(answer)) == (status, True)
    assert not Decision.objects.exists()
    assert not Review.objects.exists()


def test_nobody_of_the_office_decides_what_they_declared(signed_in, office):
    line = make.declared(by=office.person)
    client = signed_in(office)

    assert "You declared this line; somebody else reviews and decides it." in words(client.get(at(line)))
    assert "Accept" not in words(client.get(at(line))).split()
    assert client.post(at(line, "accept"), {"amount": "1000"}).status_code == 409


def test_above_the_amount_one_reviews_and_another_decides(line, signed_in, office):
    terms = TermsFacts(Decimal(450), Decimal(3), Decimal(1800), make.SIGNED, review_above=Decimal(1000))
    actions.change_terms(make.contract(), terms, because="two people", by=person(), at=datetime(2016, 8, 1, tzinfo=UTC))
    second = account(RoleCode.OFFICE)

    assert "needs a review by somebody else" in words(signed_in(office).post(at(line, "accept"), {"amount": "1500"}))
    assert "Your review was recorded." in words(signed_in(second).post(at(line, "review"), {"note": "fine"}, follow=True))
    assert "The line was accepted." in words(signed_in(office).post(at(line, "accept"), {"amount": "1500"}, follow=True))


def test_a_decision_is_withdrawn_with_a_reason(signed_in, office):
    line = make.accepted(amount="1000")

    answer = signed_in(office).post(at(line, "reopen"), {"because": "the auditor wrote"}, follow=True)

    assert "The decision was withdrawn." in words(answer)
    assert Decision.objects.live().count() == 0


def test_a_delegate_corrects_its_line_by_a_new_one(line, signed_in):
    client = signed_in(members.delegate(line.organisation))
    form = {"year": "2017", "activity": "training", "amount": "1400", "currency": "EUR", "grade": "C", "because": "VAT was in it"}

    answer = client.post(at(line, "correct"), form, follow=True)

    assert "€ 1,400 for training in 2017" in words(answer)
    new = Declaration.objects.get(replaces=line)
    assert (new.amount, new.by.account) == (1400, answer.wsgi_request.user)
    assert f"Line {new.pk} corrects this one." in words(client.get(at(line)))
    assert "was already corrected" in words(client.post(at(line, "correct"), form | {"amount": "1300"}))


def test_a_delegate_brings_a_document_that_others_never_read(line, signed_in, office, auditor, commission):
    client = signed_in(members.delegate(line.organisation))

    client.post(at(line, "evidence"), {"file": SimpleUploadedFile("bill.html", b"<script>alert(1)</script>")})

    evidence = Evidence.objects.get()
    for who in (office, auditor):
        answer = signed_in(who).get(f"/contract/evidence/{evidence.pk}/")
        assert b"".join(answer.streaming_content) == b"<script>alert(1)</script>"
        assert answer["Content-Disposition"].startswith("attachment")
        assert answer["X-Content-Type-Options"] == "nosniff"
        assert answer["Content-Type"] == "text/plain"
    for who in (commission, members.delegate(members.member())):
        assert signed_in(who).get(f"/contract/evidence/{evidence.pk}/").status_code == 403


def test_an_empty_document_is_refused(line, signed_in, office):
    answer = signed_in(office).post(at(line, "evidence"), {"file": SimpleUploadedFile("bill.txt", b"")})

    assert answer.status_code == 422
    assert "empty" in words(answer)


def test_only_the_office_decides(line, signed_in, auditor):
    for who in (auditor, members.delegate(line.organisation)):
        for verb in ("accept", "reject", "review", "reopen"):
            assert signed_in(who).post(at(line, verb), {"amount": "1", "reason": "double", "because": "x"}).status_code == 403
    assert signed_in(auditor).post(at(line, "correct"), {}).status_code == 403


def test_what_was_done_is_told_to_its_organisation_and_not_to_others(line, signed_in, client):
    make.decide(line)

    said = words(signed_in(members.delegate(line.organisation)).get(at(line)))

    assert "Own Works 2017 Training was decided" in said
    assert "Own Works" not in words(client.get("/contract/terms/"))


def test_the_queue_holds_what_waits_the_oldest_first_with_what_may_overlap(signed_in, office):
    one = members.member()
    first = make.declared(one)
    make.accepted()
    make.declared(one, is_planned=True)
    twin = make.declared(one, participation=make.participation(one))

    answer = signed_in(office).get("/contract/ledger/queue/")

    assert [row.pk for row in answer.context["rows"]] == [first.pk, twin.pk]
    assert "2 lines wait for a decision" in words(answer)
    assert f"Line {first.pk} of {one} has the same amount in 2017: training." in words(answer)


@pytest.mark.parametrize("count", [1, 3])
def test_the_queue_asks_the_database_the_same_however_many_wait(signed_in, office, count, django_assert_num_queries):
    client = signed_in(office)
    for _number in range(count):
        make.declared()
    client.get("/contract/ledger/queue/")

    with django_assert_num_queries(12):
        client.get("/contract/ledger/queue/")


def test_own_shares_are_derived_and_accepted_together(signed_in, office, auditor):
    make.contract()
    make.participation(members.member(), cost="100", paid="40", end_on=date(2017, 12, 31))
    make.participation(members.member())
    client = signed_in(office)
    assert "€ 60, derived from 1 of 2 participations" in words(client.get("/contract/ledger/shares/"))

    assert "1 lines derived, 0 corrected, 0 unchanged; 1 participations state no amounts." in words(
        client.post("/contract/ledger/shares/derive/", follow=True)
    )
    assert "1 derived lines accepted; 0 wait" in words(client.post("/contract/ledger/shares/accept/", follow=True))

    assert "The record does not state the participant's total cost." in words(signed_in(auditor).get("/contract/ledger/shares/"))
    assert signed_in(auditor).post("/contract/ledger/shares/accept/").status_code == 403
