"""The operations on notices."""

from typing import Any

import pytest

from entente.notices import actions, tasks
from entente.notices.models import Announcement, SavedAudience
from entente.people.models import Account
from tests.factories.notices import AT, group, people, told
from tests.factories.people import account
from tests.notices.conftest import _forgotten, mailbox  # noqa: F401 -- fixtures

pytestmark = pytest.mark.django_db


@pytest.fixture
def key(office: Account, token: Any) -> str:
    found: str = token(office)
    return found


def test_an_audience_says_names_and_reasons(call, key):
    (anna,) = people(1)
    group("WG3", anna)

    answer = call("GET", "/audience?expression=(group:WG3)", key)

    assert answer.json() == {
        "expression": "group:WG3",
        "count": 1,
        "people": [{"person": anna.pk, "name": anna.name, "email": anna.email, "reasons": ["because you are in WG3"]}],
    }


def test_what_cannot_be_read_is_refused_in_the_shape_of_all_refusals(call, key):
    answer = call("GET", "/audience?expression=group:", key)

    assert answer.status_code == 409
    assert answer.json() == {"error": "At sign 7 stands the end; expected here: a value, in quotes when it holds spaces.", "fields": {}}


def test_a_saved_audience_gives_its_addresses_to_the_list_server(call, key):
    (anna,) = people(1)
    group("WG3", anna)

    made = call("POST", "/audiences", key, {"name": "Energy", "expression": "group:WG3", "address": "wg3"})
    found = call("GET", "/audiences/energy/addresses", key)

    assert made.status_code == 201
    assert [row["slug"] for row in call("GET", "/audiences", key).json()["items"]] == ["energy"]
    assert [(row["address"], row["person"]) for row in found.json()] == [(anna.email, anna.pk)]
    assert call("GET", "/lists", key).json() == found.json()


def test_an_announcement_is_drafted_and_never_sent_from_here(call, key):
    answer = call("POST", "/announcements", key, {"subject": "Plenary", "body": "Words", "audience": "role:office"})

    assert answer.status_code == 201
    assert (answer.json()["state"], answer.json()["states"]) == ("draft", {})
    assert call("GET", "/announcements", key).json()["items"][0]["subject"] == "Plenary"
    assert Announcement.objects.get().state == "draft"


def test_the_outbox_tells_what_became_of_every_mail(call, key):
    anna, bruno = people(2)
    told(anna, bruno)
    tasks.send_mails(1)

    sent = call("GET", "/outbox?state=sent", key).json()["items"]

    assert [(row["person"], row["subject"]) for row in sent] == [(anna.pk, "The meeting")]
    assert [row["state"] for row in call("GET", "/outbox", key).json()["items"]] == ["queued", "sent"]


def test_everyone_chooses_for_itself(call, token):
    me = account()
    mine = token(me, all_scopes=False)

    answer = call("PUT", "/me/preferences", mine, {"wanted": {"notices.digest": False}})

    assert {row["kind"]: row["wanted"] for row in answer.json()}["notices.digest"] is False
    assert call("PUT", "/me/preferences", mine, {"wanted": {"notices.statutory": False}}).status_code == 409
    assert call("PUT", "/me/preferences", mine, {"wanted": {"unknown": False}}).status_code == 409


@pytest.mark.parametrize(
    ("method", "path"),
    [
        ("GET", "/audience?expression=role:office"),
        ("GET", "/audiences"),
        ("GET", "/lists"),
        ("GET", "/announcements"),
        ("GET", "/outbox"),
        ("POST", "/audiences"),
        ("POST", "/announcements"),
    ],
)
def test_who_does_not_write_for_the_partnership_is_refused(call, token, method, path):
    body = {"name": "N", "expression": "role:office"} if path == "/audiences" else {"subject": "S"}

    answer = call(method, path, token(account(), all_scopes=False), body if method == "POST" else None)

    assert answer.status_code == 403
    assert not SavedAudience.objects.exists()
    assert not Announcement.objects.exists()


def test_a_token_narrowed_to_something_else_reads_no_addresses(call, token, office):
    group("WG3", *people(1))
    actions.save_audience("Energy", "group:WG3", address="wg3", by=office.person, at=AT)

    assert call("GET", "/lists", token(office, all_scopes=False)).status_code == 403
