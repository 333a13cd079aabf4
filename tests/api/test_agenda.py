"""The agenda by program: what a page does, an operation does."""

from datetime import date, timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from entente.agenda.models import CallTopic, Round, Topic, Watch
from entente.people import actions as people
from entente.people.access import permissions_of
from entente.people.choices import Permission, RoleCode
from tests.factories import agenda as factory
from tests.factories.members import delegate, member
from tests.factories.people import LONG_AGO

pytestmark = pytest.mark.django_db
SAID = {"title": "Ports", "problem": "P", "expected_result": "R", "horizon": "short"}


@pytest.fixture
def call(client):
    """An operation as somebody, with a token of all that somebody may."""

    def of(who, method, path, body=None):
        scopes = {Permission(name) for name in permissions_of(who)} | {Permission.ORGANISATION_SPEAK}
        token = people.make_token(who.person, "test", scopes, lasts=timedelta(days=1), at=timezone.now())
        heads = {"HTTP_AUTHORIZATION": f"Bearer {token}"}
        return getattr(client, method)(f"/api{path}", body, content_type="application/json", **heads)

    return of


def test_a_round_by_program_from_a_proposal_to_a_published_edition(call, client, office):
    one, other = delegate(member("Nordlicht")), delegate(member("Aurelia"))
    for who in (one, other):
        people.give_role(who.person, RoleCode.DELEGATE, on=date(2016, 1, 1), by=None, at=LONG_AGO)
    made = call(one, "post", "/agenda/topics", SAID | {"organisation": "nordlicht"})
    assert (made.status_code, made.json()["proposed_for"]) == (201, ["Nordlicht"])
    assert call(one, "post", "/agenda/topics", SAID | {"organisation": "aurelia"}).status_code == 403
    assert call(one, "post", f"/agenda/topics/{made.json()['id']}/screen", {"verdict": "taken_in", "because": "Mine."}).status_code == 403
    factory.topics(4)

    row = call(office, "post", "/agenda/rounds", SAID_ROUND | {"closes_on": str(timezone.localdate() + timedelta(days=9))}).json()
    path = f"/agenda/rounds/{row['id']}"
    assert call(office, "post", f"{path}/panel", {"size": 2}).status_code == 200
    assert call(office, "post", f"{path}/open").json()["state"] == "open"
    for who in (one, other):
        assert call(who, "post", f"{path}/begin", {"topics": []}).status_code == 200
        asked = call(who, "get", f"{path}/questions").json()
        assert len(asked) == 6
        for question in asked:
            answered = call(who, "put", f"/agenda/questions/{question['id']}", {"preferred": question["first"]["id"]})
            assert answered.json()["is_answered"]
    theirs = call(one, "get", f"{path}/questions").json()[0]["id"]
    assert call(other, "put", f"/agenda/questions/{theirs}", {"preferred": None}).status_code == 404
    assert call(office, "post", f"{path}/close").json()["state"] == "closed"
    assert len(call(one, "get", f"{path}/ranking").json()["said"]["topics"]) == 4
    assert call(one, "get", f"{path}/portfolio?budget=1000").json()["voters"] == 2

    assert call(office, "post", "/agenda/editions", {"title": "Agenda", "rounds": [row["id"]]}).status_code == 200
    assert client.get("/api/agenda/editions").json() == []
    assert call(office, "post", "/agenda/editions/1/publish").status_code == 200
    assert len(client.get("/api/agenda/editions/1").json()["topics"]) == 4
    assert [one["title"] for one in client.get("/api/agenda/topics").json()["items"]] == [f"Topic {letter}" for letter in "ABCD"]
    assert Round.objects.get().state == "closed"


SAID_ROUND = {"title": "Round", "method": "pairs", "horizon": "short", "questions": 15}


def test_topics_are_changed_merged_split_discussed_and_linked(call, office):
    first, second = factory.topic("A"), factory.topic("B")
    found = factory.call(title="Ports under attack")

    assert call(office, "put", f"/agenda/topics/{first.pk}", SAID).json()["title"] == "Ports"
    assert call(office, "post", f"/agenda/topics/{first.pk}/remarks", {"text": "Good."}).status_code == 201
    assert [one["text"] for one in call(office, "get", f"/agenda/topics/{first.pk}/remarks").json()] == ["Good."]
    assert call(office, "get", f"/agenda/topics/{first.pk}/suggestions").json()[0]["call"]["code"] == found.code
    linked = call(office, "post", f"/agenda/topics/{first.pk}/links", {"call": found.pk, "state": "confirmed"})
    assert linked.json()["state"] == "confirmed"
    assert call(office, "get", f"/agenda/topics/{first.pk}").json()["calls"][0]["money"] == {"stated": None, "projects": 0, "unknown": 0}
    merged = call(office, "post", "/agenda/topics/merge", SAID | {"topics": [first.pk, second.pk], "because": "One"}).json()
    parts = call(office, "post", f"/agenda/topics/{merged['id']}/split", {"parts": [SAID, SAID], "because": "Two"}).json()
    assert [one["state"] for one in parts] == ["taken_in", "taken_in"]
    assert Topic.objects.count() == 5
    assert call(office, "post", "/agenda/results", {"project": "none", "title": "A", "address": "https://example.org"}).status_code == 404


def test_calls_are_public(client):
    found = factory.call()

    assert [one["code"] for one in client.get("/api/agenda/calls?q=ports").json()["items"]] == [found.code]
    assert client.get(f"/api/agenda/calls/fitting/{member('Nordlicht').slug}").json() == []


def test_calls_are_imported_and_watched(call, client, office):
    token = people.make_token(office.person, "import", {Permission.AGENDA_KEEP}, lasts=timedelta(days=1), at=timezone.now())
    file = SimpleUploadedFile("calls.csv", b"topic_id,title,deadline\nA-1,Ports,2099-01-01\n,None,\n")

    said = client.post("/api/agenda/calls/imports", {"file": file, "dry_run": "false"}, HTTP_AUTHORIZATION=f"Bearer {token}").json()

    assert [said[name] for name in ("rows", "created", "rejected", "dry_run")] == [2, 1, 1, False]
    assert said["left_out"][0]["line"] == 3
    path = f"/agenda/calls/{CallTopic.objects.get().pk}/watch"
    assert call(office, "put", path).json()["code"] == "A-1"
    assert Watch.objects.count() == 1
    assert call(office, "delete", path).status_code == 200
    assert Watch.objects.count() == 0
