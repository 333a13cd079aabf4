"""Links that act: once, in time, for one person, and never by being looked at."""

from datetime import datetime, timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse
from django.utils import timezone

from entente.notices import actions
from entente.notices.links import Decides, LinkKind, TooMuchForALink, UnknownLinkKind, checked, declare
from entente.notices.models import ActionLink
from entente.notices.references import Reference
from entente.people.models import Person
from tests.factories.notices import link_kind, people

pytestmark = pytest.mark.django_db
MEETING = Reference(room="tests", noun="meeting", id=7, label="the meeting on Monday")
ANSWERS = [("yes", "I come"), ("no", "I do not come")]


class CannotCome(Exception):
    """As a room's own refusals, its text is for people."""


CannotCome.__module__ = "entente.tests"
came: list[tuple[str, str, str]] = []


def comes(person: Person, subject: str, choice: str, at: datetime) -> str:
    came.append((person.name, subject, choice))
    return f"{person.name}: {choice}, noted."


def refuses(person: Person, subject: str, choice: str, at: datetime) -> str:
    raise CannotCome("The meeting is full.")


def denies(person: Person, subject: str, choice: str, at: datetime) -> str:
    raise PermissionDenied("You left the group.")


@pytest.fixture(autouse=True)
def _nobody_came() -> None:
    came.clear()


def link(person: Person, act: object = comes, *, lasts: timedelta = timedelta(days=7), at: datetime | None = None) -> str:
    """The path of a link's page."""
    url = actions.link(link_kind(act), MEETING, person, ANSWERS, lasts=lasts, at=at or timezone.now())  # type: ignore[arg-type]
    assert url.startswith("http://127.0.0.1:8000/notices/act/")
    return url.removeprefix("http://127.0.0.1:8000")


def test_only_a_digest_of_the_secret_is_kept():
    path = link(people(1)[0])
    secret = path.split("/")[-2]

    row = ActionLink.objects.get()
    assert secret not in str(ActionLink.objects.values().get())
    assert actions.link_behind(secret) == row


@pytest.mark.parametrize("method", ["get", "head"])
def test_looking_never_acts_however_often(client, method):
    path = link(people(1)[0])

    answers = [getattr(client, method)(path) for _ in range(3)]

    assert [answer.status_code for answer in answers] == [200, 200, 200]
    assert came == []
    assert ActionLink.objects.get().used_at is None


def test_the_page_asks_who_and_what(client):
    (anna,) = people(1)

    page = client.get(link(anna)).content.decode()

    assert "Do you come to the meeting on Monday?" in page
    assert f"This link was sent to {anna.name}" in page
    assert page.count('name="choice"') == 2


def test_pressing_acts_once_and_says_what_happened(client):
    (anna,) = people(1)
    path = link(anna)

    first = client.post(path, {"choice": "no"})
    second = client.post(path, {"choice": "yes"})

    assert came == [(anna.name, "7", "no")]
    assert f"{anna.name}: no, noted." in first.content.decode()
    assert second.status_code == 409
    assert "This link has been used" in second.content.decode()
    assert client.get(path).status_code == 410


def test_a_link_that_ran_out_does_nothing_and_says_what_to_do(client):
    path = link(people(1)[0], lasts=timedelta(hours=1), at=timezone.now() - timedelta(hours=2))

    asked, acted = client.get(path), client.post(path, {"choice": "yes"})

    assert (asked.status_code, acted.status_code) == (410, 409)
    assert "Sign in to do it on the page" in asked.content.decode()
    assert came == []


def test_a_choice_that_was_not_offered_is_refused_and_the_link_stays(client):
    path = link(people(1)[0])

    assert client.post(path, {"choice": "delete"}).status_code == 409
    assert client.post(path, {}).status_code == 409
    assert came == []
    assert client.post(path, {"choice": "yes"}).status_code == 200


@pytest.mark.parametrize(("act", "words"), [(refuses, "The meeting is full."), (denies, "You left the group.")])
def test_where_the_act_refuses_the_link_can_be_used_again(client, act, words):
    path = link(people(1)[0], act)

    answer = client.post(path, {"choice": "yes"})

    assert answer.status_code == 409
    assert words in answer.content.decode()
    assert ActionLink.objects.get().used_at is None


def test_an_unknown_link_says_what_to_do(client):
    answer = client.get(reverse("notices:act", args=["made-up"]))

    assert answer.status_code == 404
    assert "Open it from the mail again" in answer.content.decode()


def test_a_link_of_a_kind_that_no_room_offers_any_more_says_what_to_do(client):
    path = link(people(1)[0])
    ActionLink.objects.update(kind="tests.gone")

    assert client.get(path).status_code == 404
    assert client.post(path, {"choice": "yes"}).status_code == 404


def test_each_of_many_people_has_a_link_of_its_own(django_assert_num_queries):
    somebody = people(3)
    kind = link_kind(comes)

    with django_assert_num_queries(1):
        made = actions.links(kind, MEETING, [one.pk for one in somebody], ANSWERS, lasts=timedelta(days=1), at=timezone.now())

    assert made.keys() == {one.pk for one in somebody}
    assert len(set(made.values())) == 3


@pytest.mark.parametrize("name", ["agreement.amount", "ballot", "governance.vote", "tests.accept-amount"])
def test_no_room_can_offer_a_link_named_after_an_amount_or_a_vote(name):
    with pytest.raises(TooMuchForALink, match="by a mail alone"):
        declare(**{name: LinkKind("?", comes)})


@pytest.mark.parametrize("decides", [Decides.AMOUNT, Decides.VOTE])
def test_no_room_can_offer_a_link_that_decides_an_amount_or_a_vote(decides):
    with pytest.raises(TooMuchForALink):
        checked({"tests.harmless": LinkKind("?", comes, decides)})


def test_a_kind_nobody_offers_is_a_mistake_of_the_program():
    with pytest.raises(UnknownLinkKind, match=r"add it to LINKS"):
        actions.link("tests.nobody", MEETING, people(1)[0], ANSWERS, lasts=timedelta(days=1), at=timezone.now())
