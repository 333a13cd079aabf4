"""Bodies by the API: the same access, actions and refusals as the pages."""

from datetime import date, timedelta

import pytest
from django.test import Client
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from entente.engine.marking import Marking
from entente.governance import actions, homes
from entente.governance.models import ActionPoint, Mandate, Proposal
from entente.people.actions import make_token
from entente.people.choices import Permission
from entente.people.models import Account
from tests.factories.documents import document
from tests.factories.governance import body, chair, seated
from tests.factories.meetings import item, meeting, running
from tests.factories.members import delegate, member
from tests.factories.people import person

pytestmark = pytest.mark.django_db
NOW, TODAY = timezone.now(), timezone.localdate()


def bearer(who: Account, *scopes: Permission) -> Client:
    key = make_token(who.person, "test", scopes, lasts=timedelta(days=1), at=NOW)
    return Client(headers={"Authorization": f"Bearer {key}"})


def post(client: Client, address: str, **said: object):
    return client.post(address, said, content_type="application/json")


def test_everyone_reads_bodies_with_their_chairs_and_former_names(client):
    one = body("WG3", "Sectoral demand")
    leading = chair(one)
    actions.describe(one, "Cyber resilience", on=date(2021, 3, 1), by=None, at=NOW)

    [listed] = client.get("/api/groups").json()["items"]
    whole = client.get("/api/groups/wg3").json()

    assert (listed["body"]["code"], listed["body"]["name"], listed["chairs"], listed["people"]) == (
        "WG3",
        "Cyber resilience",
        [leading.person.name],
        1,
    )
    assert [remit["name"] for remit in whole["remits"]] == ["Cyber resilience", "Sectoral demand"]
    assert whole["home"] == f"governance.body:{one.pk}"
    assert client.get("/api/groups/none").status_code == 404
    assert client.get("/api/groups?q=demand").json()["items"] == []


def test_who_sits_there_is_for_the_community_and_addresses_for_who_leads(client, signed_in):
    one = body("WG1")
    leading, plain = chair(one), seated(one)

    assert client.get("/api/groups/wg1/mandates").status_code == 404
    seen = signed_in(plain).get("/api/groups/wg1/mandates").json()
    led = signed_in(leading).get("/api/groups/wg1/mandates").json()

    assert [row["role"] for row in seen] == ["chair", "member"]
    assert {row["email"] for row in seen} == {None}
    assert {row["email"] for row in led} == {leading.person.email, plain.person.email}
    assert signed_in(plain).get("/api/groups/wg1/mandates?on=2018-01-01").status_code == 200
    assert signed_in(leading).get("/api/groups/wg1/mandates?on=2016-01-01").json() == []


def test_a_token_asks_to_join_with_the_right_to_speak(client):
    one = body("WG1")
    somebody = delegate(organisation := member())

    assert post(client, "/api/groups/wg1/join").status_code == 401
    assert post(bearer(somebody), "/api/groups/wg1/join").status_code == 403
    answer = post(bearer(somebody, Permission.ORGANISATION_SPEAK), "/api/groups/wg1/join", organisation=organisation.slug, words="Please")

    assert answer.status_code == 201
    assert Proposal.objects.get().organisation == organisation
    again = post(bearer(somebody, Permission.ORGANISATION_SPEAK), "/api/groups/wg1/join")
    assert again.status_code == 409
    assert "waits for an answer" in again.json()["error"]
    assert one.code == "WG1"


def test_the_office_gives_and_ends_seats(office):
    body("WG1")
    api, somebody = bearer(office, *Permission), delegate(organisation := member())
    said = {"person": somebody.person_id, "organisation": organisation.slug, "role": "chair", "on": "2018-01-01", "decision": "Board 14"}

    made = post(api, "/api/groups/wg1/mandates", **said)
    assert (made.status_code, made.json()["role"]) == (201, "chair")
    assert post(api, "/api/groups/wg1/mandates", **said).status_code == 409
    assert post(api, "/api/groups/wg1/mandates", **{**said, "person": 999999}).status_code == 404
    assert post(api, f"/api/groups/wg1/mandates/{made.json()['id']}/end", on="2019-01-01").status_code == 204
    assert Mandate.objects.known().get().to_on == date(2019, 1, 1)
    assert post(bearer(somebody, Permission.ORGANISATION_SPEAK), "/api/groups/wg1/mandates", **said).status_code == 403


def test_actions_are_read_by_marking_and_done_by_their_owner(client, signed_in, office):
    one = body("WG1")
    leading = chair(one)
    actions.make(one, "Send the list", office.person, by=leading.person, at=NOW)

    assert client.get("/api/groups/wg1/actions").json()["items"] == []
    [point] = signed_in(leading).get("/api/groups/wg1/actions?state=open").json()["items"]
    assert (point["text"], point["owner"], point["state"]) == ("Send the list", office.person.name, "open")

    api = bearer(office, *Permission)
    assert post(api, f"/api/groups/actions/{point['id']}/done", outcome="Sent").json()["outcome"] == "Sent"
    assert post(api, f"/api/groups/actions/{point['id']}/done").status_code == 409
    assert ActionPoint.objects.get().state == "done"


def test_meetings_show_agenda_and_minutes_as_their_markings_allow(client, signed_in):
    one = body("WG1")
    leading, guest = chair(one), seated(one)
    coming, past = meeting(one, leading, guest, title="Coming"), running(one, leading, guest, title="Now")
    row = item(one, past, leading)
    papers = [
        document(name, home=homes.home(one), marking=light, by=leading.person, at=NOW) for name, light in (("A", None), ("R", Marking.RED))
    ]
    actions.change_item(row, row.title, papers=papers, by=leading.person, at=NOW)
    actions.write_notes(row, "Decided: yes", after=0, by=leading.person, at=NOW)
    actions.file_minutes(one, past, by=leading.person, at=NOW)
    reader = signed_in(guest)

    assert [found["title"] for found in reader.get("/api/groups/wg1/meetings").json()["items"]] == ["Now", "Coming"]
    assert reader.get("/api/groups/wg1/meetings?past=true").json()["items"] == []
    whole = reader.get(f"/api/groups/wg1/meetings/{past.pk}").json()
    assert [one["papers"] for one in whole["agenda"]] == [[papers[0].reference]]
    assert whole["minutes"]["decisions"] == ["yes"]
    assert reader.get(f"/api/groups/wg1/meetings/{coming.pk}").json()["minutes"] is None
    assert client.get(f"/api/groups/wg1/meetings/{past.pk}").status_code == 404
    assert client.get("/api/groups/wg1/meetings").json()["items"] == []


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    said=st.dictionaries(st.sampled_from(["organisation", "words", "other"]), st.none() | st.text(max_size=40) | st.integers(), max_size=3)
)
def test_whatever_is_sent_to_join_is_answered_in_words(said, office):
    one = body()
    somebody = delegate(member())
    api = bearer(somebody, Permission.ORGANISATION_SPEAK)

    answer = post(api, f"/api/groups/{one.slug}/join", **said)

    assert answer.status_code in {201, 404, 409, 422}
    assert answer.status_code == 201 or answer.json()["error"]
    assert person().pk
