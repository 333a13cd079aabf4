"""The record's pages and operations: for the office and the auditors; the head for everyone."""

import json
from collections.abc import Callable
from datetime import datetime
from html import unescape

import pytest
from django.template.loader import render_to_string
from django.test import Client

from entente import record
from entente.jobs.models import Job
from entente.people.models import Account, Person
from entente.record.actions import erase
from entente.record.models import Entry, Head
from entente.record.signing import known_head
from entente.web.record import views
from entente.web.record.lines import history_of
from tests.factories.jobs import done
from tests.factories.people import person
from tests.factories.record import noted
from tests.record.breaking import unguarded

pytestmark = pytest.mark.django_db
SignIn = Callable[[Account], Client]


@pytest.fixture
def subject() -> Person:
    return person("Ada Example")


@pytest.mark.parametrize("address", ["/record/", "/record/verify/", "/api/record"])
def test_only_the_office_and_the_auditors_read_the_whole_record(
    address: str, office: Account, auditor: Account, commission: Account, assessor: Account, signed_in: SignIn, client: Client
) -> None:
    assert [signed_in(who).get(address).status_code for who in (office, auditor, commission, assessor)] == [200, 200, 403, 403]
    assert client.get(address).status_code in {302, 401}


def test_a_line_says_who_what_and_why(subject: Person, office: Account, signed_in: SignIn) -> None:
    noted(subject, office.person, inner="3 of 4")

    page = signed_in(office).get("/record/").content.decode()

    assert "Ada Example was noted" in page
    assert office.person.name in page
    assert "<dt>inner</dt><dd><ins>3 of 4</ins>" in page
    assert "a reason" in page


def test_lines_are_filtered_by_verb_and_subject(subject: Person, office: Account, signed_in: SignIn) -> None:
    noted(subject)
    noted(person("Bea Example"))
    client = signed_in(office)

    noted_only = client.get("/record/?verb=tests.noted").content.decode()
    one_subject = client.get(f"/record/?verb=tests.noted&subject=people.person:{subject.pk}").content.decode()

    assert ("Ada Example was noted" in noted_only, "Bea Example was noted" in noted_only) == (True, True)
    assert ("Ada Example was noted" in one_subject, "Bea Example was noted" in one_subject) == (True, False)


@pytest.mark.parametrize(
    "query", ["verb=nothing", "subject=%00", "subject=a:b:c", "before=-1", "before=x", "before=9999999999999999999999"]
)
def test_a_question_that_cannot_be_read_shows_everything(query: str, subject: Person, office: Account, signed_in: SignIn) -> None:
    noted(subject)

    assert "Ada Example was noted" in signed_in(office).get(f"/record/?{query}").content.decode()


def test_pages_follow_one_another(subject: Person, office: Account, signed_in: SignIn, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(views, "A_PAGE", 2)
    entries = [noted(subject) for _ in range(3)]
    client = signed_in(office)

    first = client.get("/record/?verb=tests.noted").content.decode()
    assert f"before={entries[1].sequence}" in first
    second = client.get(f"/record/?verb=tests.noted&before={entries[1].sequence}").content.decode()

    assert [f'id="entry-{entry.sequence}"' in first for entry in entries] == [False, True, True]
    assert [f'id="entry-{entry.sequence}"' in second for entry in entries] == [True, False, False]


@pytest.mark.parametrize("entries", [1, 3])
def test_the_page_asks_for_lines_and_names_once_each(
    entries: int, office: Account, signed_in: SignIn, django_assert_max_num_queries: object
) -> None:
    for _ in range(entries):
        noted(person(), person())
    client = signed_in(office)

    with django_assert_max_num_queries(9):  # type: ignore[operator]
        client.get("/record/")


def test_a_whole_record_is_said_to_hold(office: Account, signed_in: SignIn) -> None:
    page = signed_in(office).get("/record/verify/").content.decode()

    assert "follows from all that was entered before it" in page
    assert known_head(json.dumps(page_head(page)))[0] == Head.objects.get().sequence


def page_head(page: str) -> dict[str, object]:
    """The head as a reader copies it from the page."""
    head: dict[str, object] = json.loads(unescape(page.partition('class="agent">')[2].partition("</pre>")[0]))
    return head


def test_a_broken_record_names_its_first_broken_entry(subject: Person, auditor: Account, signed_in: SignIn) -> None:
    entry = noted(subject)
    with unguarded():
        Entry.objects.filter(pk=entry.pk).update(verb="tests.whispered")

    page = signed_in(auditor).get("/record/verify/").content.decode()

    assert f"Entry {entry.sequence} is the first that does not follow" in page


def test_a_kept_head_is_verified_against(subject: Person, auditor: Account, signed_in: SignIn) -> None:
    client = signed_in(auditor)
    kept = json.dumps(page_head(client.get("/record/verify/").content.decode()))
    noted(subject)

    assert "nothing up to it was cut off or rewritten" in client.get("/record/verify/", {"head": kept}).content.decode()
    refused = client.get("/record/verify/", {"head": kept.replace('"sequence": ', '"sequence": 1')})
    assert refused.status_code == 422
    assert "not from this installation" in refused.content.decode()


def test_a_long_record_is_verified_by_a_job(auditor: Account, signed_in: SignIn, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(views, "AT_ONCE", 0)
    client = signed_in(auditor)
    assert "takes a while" in client.get("/record/verify/").content.decode()

    answer = client.post("/record/verify/")

    job = done(Job.objects.get())
    assert answer["Location"] == f"/jobs/{job.pk}/"
    assert (job.state, job.result["ok"], job.result["first_broken"]) == ("done", True, None)
    assert job.done == job.total == Entry.objects.count()


def test_the_operation_pages_and_filters(subject: Person, office: Account, signed_in: SignIn) -> None:
    entries = [noted(subject, office.person, open=number) for number in range(3)]
    client = signed_in(office)

    first = json.loads(client.get("/api/record?verb=tests.noted&limit=2").content)
    second = json.loads(client.get(f"/api/record?verb=tests.noted&limit=2&after={first['next']}").content)

    assert [line["sequence"] for line in first["items"] + second["items"]] == [entry.sequence for entry in reversed(entries)]
    assert second["next"] is None
    line = first["items"][0]
    assert (line["sentence"], line["actor_id"]) == ("Ada Example was noted", office.person_id)
    assert line["subject"] == {"type": "people.person", "id": str(subject.pk)}
    assert line["changes"] == [{"field": "open", "before": None, "after": 2}]


def test_everyone_may_take_the_signed_head(client: Client, subject: Person) -> None:
    entry = noted(subject)

    assert known_head(client.get("/api/record/head").content.decode()) == (entry.sequence, entry.digest)


def test_a_subjects_history_names_who_acted_to_those_who_may_know(subject: Person, office: Account, commission: Account) -> None:
    noted(subject, office.person)

    assert history_of(subject, office)[0].actor == office.person.name
    assert history_of(subject, commission)[0].actor == ""


def test_a_history_on_a_page_says_what_became_of_what(subject: Person, office: Account, at: datetime) -> None:
    entry = record.open()
    entry.enter("tests.noted", subject, by=office.person, because="asked", before={"open": "small"}, after={"open": "large", "inner": None})
    erase([noted(subject)], by=office.person, because="a court decided", at=at)

    page = render_to_string("record/_history.html", {"history": history_of(subject, office)})

    assert "<dt>open</dt><dd><del>small</del>" in page
    assert "<ins>large</ins>" in page
    assert "inner" not in page
    assert f"by {office.person.name}" in page
    assert "Erased on 30 September 2018 because: a court decided" in page


def test_an_empty_history_says_so(subject: Person) -> None:
    assert "Nothing has been entered yet" in render_to_string("record/_history.html", {"history": []})
