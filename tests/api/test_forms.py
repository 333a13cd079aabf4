"""Rounds by program: reading what is asked, keeping, sending and declining an answer, results for those who may."""

from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from entente.engine.marking import Marking
from entente.engine.questions import quick
from entente.forms.choices import Asks, Became, Results
from entente.forms.models import Answer, Draft
from entente.people.actions import give_role
from entente.people.choices import Permission, RoleCode
from tests.factories.documents import pdf_file
from tests.factories.forms import SURVEY, of, opened, planned, sent
from tests.factories.members import delegate, member
from tests.factories.notices import group
from tests.factories.people import LONG_AGO, account
from tests.laws.questions import anything

pytestmark = pytest.mark.django_db
NOW = timezone.now()


def asks(questionnaire=SURVEY, **said):
    return opened(questionnaire, at=NOW, **{"audience": "group:WG3", "closes_at": NOW + timedelta(days=9)} | said)


@pytest.fixture
def anna():
    somebody = account(RoleCode.DELEGATE)
    group("WG3", somebody.person)
    return somebody


def test_who_is_asked_reads_the_questions_and_nobody_else(call, token, anna, office):
    row = asks()
    planned()

    mine = call("GET", f"/rounds/{row.pk}", token(anna))

    assert [question["label"] for question in mine.json()["questions"]] == ["Do you train people?", "How many?", "Anything else?"]
    assert mine.json()["mine"] == [{"state": "waiting", "organisation": ""}]
    assert [one["id"] for one in call("GET", "/rounds", token(anna)).json()["items"]] == [row.pk]
    assert call("GET", f"/rounds/{row.pk}", token(account())).status_code == 404
    assert call("GET", f"/rounds/{row.pk}").status_code == 401
    assert call("GET", f"/rounds/{row.pk}", token(office)).json()["mine"] == []


def test_an_answer_is_kept_sent_and_read_back(call, token, anna):
    row, key = asks(), token(anna)

    kept = call("PUT", f"/rounds/{row.pk}/answer", key, {"answers": {"q1": "yes", "q2": "many"}})
    wrong = call("POST", f"/rounds/{row.pk}/answer/send", key, {"answers": kept.json()["answers"], "revision": 1})
    done = call("POST", f"/rounds/{row.pk}/answer/send", key, {"answers": {"q1": "yes", "q2": "12"}, "revision": 1})

    assert (kept.json()["revision"], kept.json()["is_draft"]) == (1, True)
    assert (wrong.status_code, wrong.json()["fields"]) == (422, {"q2": ["This is not a number. Write it in figures, such as 1200."]})
    assert (done.status_code, done.json()["state"], done.json()["sent"]) == (200, "sent", {"q1": "yes", "q2": "12"})
    assert not Draft.objects.exists()


def test_who_keeps_after_somebody_else_is_refused(call, token, anna):
    row, key = asks(), token(anna)
    call("PUT", f"/rounds/{row.pk}/answer", key, {"answers": {"q3": "one"}})

    late = call("PUT", f"/rounds/{row.pk}/answer", key, {"answers": {"q3": "two"}, "revision": 0})

    assert late.status_code == 409
    assert Draft.objects.get().typed == {"q3": "one"}


def test_declining_and_nothing_to_report(call, token, anna):
    row, key = asks(may_say_nothing=True), token(anna)

    declined = call("POST", f"/rounds/{row.pk}/answer/decline", key, {"because": "No time"})
    nothing = call("POST", f"/rounds/{row.pk}/answer/nothing", key)

    assert (declined.json()["state"], declined.json()["reason"]) == ("declined", "No time")
    assert nothing.json()["state"] == "nothing"
    assert call("POST", f"/rounds/{row.pk}/answer/last", key).status_code == 409


def test_for_which_organisation_has_to_be_said_and_the_scope_to_speak_is_needed(call, token):
    acme, beta = member("Acme"), member("Beta")
    anna = delegate(acme)
    give_role(anna.person, RoleCode.DELEGATE, on=LONG_AGO.date(), by=None, at=LONG_AGO)
    delegate(beta)
    row = asks(audience="organisation:acme,beta", asks=Asks.MEMBER)
    sends = {"answers": {"q1": "no"}}

    assert call("POST", f"/rounds/{row.pk}/answer/send?organisation=beta", token(anna), sends).status_code == 404
    assert call("POST", f"/rounds/{row.pk}/answer/send", token(anna, Permission.SHARED_READ), sends).status_code == 403
    assert call("POST", f"/rounds/{row.pk}/answer/send?organisation=acme", token(anna), sends).status_code == 200
    assert (of(row, acme).became, of(row, beta).became) == (Became.SENT, Became.WAITING)


def test_a_file_is_brought_and_handed_out(call, token, anna, office):
    row, key = asks(quick.read("Logo [file]")), token(anna)
    paper = SimpleUploadedFile("logo.pdf", pdf_file("hello").getvalue())
    client = Client()

    kept = client.post(f"/api/rounds/{row.pk}/answer/files/q1", {"file": paper}, headers={"authorization": f"Bearer {key}"})
    call("POST", f"/rounds/{row.pk}/answer/send", key, {"answers": kept.json()["answers"], "revision": kept.json()["revision"]})

    path = f"/rounds/{row.pk}/answers/{of(row, anna.person).pk}/files/q1"
    assert b"".join(call("GET", path, key).streaming_content).startswith(b"%PDF")
    assert call("GET", path, token(office)).status_code == 200
    assert call("GET", path.replace("q1", "q2"), key).status_code == 404


def test_results_say_what_was_not_answered_apart_from_nothing(call, token, anna, office):
    row = asks(results=Results.AT_ONCE)
    assert call("GET", f"/rounds/{row.pk}/results", token(anna)).status_code == 403
    sent(of(row, anna.person), {"q1": "no"}, at=NOW)

    said = call("GET", f"/rounds/{row.pk}/results", token(anna)).json()

    first, many, _else = said["questions"]
    assert [(bar["label"], bar["count"], bar["share"]) for bar in first["bars"]] == [("Yes", 0, "0"), ("No", 1, "1")]
    assert (many["asked"], many["answered"], many["spread"]) == (0, 0, None)
    assert said["funnel"]["missing"] == 0
    assert call("GET", f"/rounds/{row.pk}/answers", token(anna)).status_code == 403
    assert call("GET", f"/rounds/{row.pk}/answers", token(office)).json()[0]["answers"] == {"q1": "no"}


def test_answers_without_names_are_withheld_until_they_may_be_shown(call, token, anna, office):
    row = asks(is_anonymous=True)
    sent(of(row, anna.person), {"q1": "no"}, at=NOW)

    said = call("GET", f"/rounds/{row.pk}/results", token(office)).json()

    assert (said["is_withheld"], said["questions"]) == (True, [])
    assert call("GET", f"/rounds/{row.pk}/answers", token(office)).json() == []


def test_what_is_for_named_persons_is_not_there_for_the_office(call, token, anna, office):
    row = asks(marking=Marking.RED)

    assert call("GET", f"/rounds/{row.pk}", token(office)).status_code == 404
    assert call("GET", f"/rounds/{row.pk}", token(anna)).status_code == 200
    assert [one["id"] for one in call("GET", "/rounds", token(office)).json()["items"]] == []


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(st.dictionaries(st.sampled_from(["q1", "q2", "q3", "q4", "q5", "q6", "q7"]), anything, max_size=7))
def test_whatever_is_sent_is_answered(call, token, answers):
    somebody = account(RoleCode.DELEGATE)
    group("WG3", somebody.person)
    text = "A? [one: Yes | ...]\nB? [number]\nC [date]\nD [table: A | B (number)]\nE [person]\nF [organisation]\nG [file]"
    row = asks(quick.read(text))

    kept = call("PUT", f"/rounds/{row.pk}/answer", token(somebody), {"answers": answers})
    done = call("POST", f"/rounds/{row.pk}/answer/send", token(somebody), {"answers": answers, "revision": 1})

    assert kept.status_code in {200, 400, 409, 422}
    assert done.status_code in {200, 400, 409, 422}
    assert Answer.objects.filter(round=row).count() == (done.status_code == 200)
