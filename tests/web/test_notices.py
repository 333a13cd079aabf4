"""Pages on which the office says something to people."""

import re
from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse

from entente.notices import actions, tasks
from entente.notices.models import Announcement, Notice
from entente.people.choices import RoleCode
from entente.people.models import Account
from tests.factories.members import delegate, member, partnership
from tests.factories.notices import AT, announcement, group, people
from tests.factories.people import account
from tests.notices.conftest import _forgotten, mailbox  # noqa: F401 -- fixtures

pytestmark = pytest.mark.django_db


@pytest.fixture
def bo() -> Account:
    return account(RoleCode.OFFICE)


@pytest.fixture
def desk(office: Account, signed_in: Callable[[Account], Client]) -> Client:
    return signed_in(office)


def words(answer: object) -> str:
    """What a page says, without its markup."""
    return " ".join(re.sub(r"<[^>]+>", " ", answer.content.decode()).split())  # type: ignore[attr-defined]


def at(name: str, *args: object) -> str:
    return reverse(f"notices:{name}", args=args)


def test_an_announcement_goes_its_whole_way_over_the_pages(desk, signed_in, office, bo, mailbox):  # noqa: F811
    anna, bruno = people(2)
    group("WG3", anna, bruno)

    written = desk.post(
        at("write"), {"subject": "Plenary", "body": "It is in **Tallinn**.", "kind": "notices.announcement", "marking": "CLEAR"}
    )
    row = Announcement.objects.get()
    assert written.url == row.get_absolute_url()
    assert "Nobody yet." in words(desk.get(written.url))
    desk.post(at("audience-of", row.pk), {"e": "group:WG3"})
    page = desk.get(row.get_absolute_url())
    assert "2 people get it" in words(page)
    assert "<strong>Tallinn</strong>" in page.content.decode()
    desk.post(at("hand-in", row.pk))
    assert "you changed it last" in words(desk.get(row.get_absolute_url()))
    other = signed_in(bo)
    assert "Waits for your eyes" in words(other.get(at("home")))
    other.post(at("approve", row.pk), {"send_at": ""})
    tasks.look_after_the_outbox()

    row.refresh_from_db()
    assert row.state == "sent"
    assert "Sent 2" in words(desk.get(row.get_absolute_url()))
    assert "Plenary" in words(desk.get(at("home")))


def test_the_office_sees_names_and_reasons_before_anything_leaves(desk, office):
    anna, bruno = people(2)
    actions.choose(bruno, {"notices.announcement": False}, by=bruno, at=AT)
    group("WG3", anna, bruno)
    row = announcement(office.person)

    said = words(desk.get(at("people", row.pk)))

    assert "1 person gets it , 1 is left out" in said
    assert f"{anna.name} {anna.email} because you are in WG3" in said
    assert f"{bruno.name} The person chose not to be sent these." in said
    assert not Notice.objects.exists()


def test_a_marking_that_leaves_somebody_out_says_so(desk, office):
    partnership()
    inside, outside = delegate(member()).person, people(1)[0]
    group("WG3", inside, outside)
    row = announcement(office.person, marking="GREEN")

    assert f"{outside.name} May not see what is marked TLP:GREEN." in words(desk.get(at("people", row.pk)))


def test_approving_ones_own_words_is_refused_on_the_page(desk, office):
    group("WG3", *people(1))
    row = announcement(office.person)
    desk.post(at("hand-in", row.pk))

    answer = desk.post(at("approve", row.pk), {"send_at": ""})

    assert answer.status_code == 409
    assert "You wrote this yourself" in words(answer)


def test_what_is_not_whole_is_refused_with_what_lacks(desk, office):
    row = actions.draft("Hello", by=office.person, at=AT)

    answer = desk.post(at("hand-in", row.pk))

    assert answer.status_code == 409
    assert "There is no text yet." in words(answer)


def test_a_circle_that_cannot_be_read_is_said_beside_its_field(desk):
    answer = desk.post(at("write"), {"subject": "S", "body": "B", "kind": "notices.announcement", "marking": "AMBER", "circle": "group:"})

    assert answer.status_code == 422
    assert "At sign 7 stands the end" in words(answer)
    assert not Announcement.objects.exists()


def test_sending_back_needs_a_word_why_and_shows_it(desk, signed_in, office, bo):
    group("WG3", *people(1))
    row = announcement(office.person)
    desk.post(at("hand-in", row.pk))
    other = signed_in(bo)

    assert other.post(at("send-back", row.pk), {"because": ""}).status_code == 422
    other.post(at("send-back", row.pk), {"because": "Name the room"})

    assert "Sent back: Name the room" in words(desk.get(row.get_absolute_url()))


def test_a_group_leads_here_with_its_audience_and_itself_as_home(desk):
    group("WG3", *people(1))
    address = f"{at('write')}?audience=group:WG3&home=governance.body:3&home_label=WG3&group=3"

    desk.post(address, {"subject": "S", "body": "B", "kind": "notices.announcement", "marking": "AMBER"})

    row = Announcement.objects.get()
    assert (row.audience, row.home_key, row.groups, row.home["label"]) == ("group:WG3", "governance.body:3", [3], "WG3")


@pytest.mark.parametrize("name", ["home", "outbox", "audiences", "bounces", "domain"])
def test_the_pages_of_the_office_say_what_to_do_when_nothing_is_there(desk, name):
    answer = desk.get(at(name))

    assert answer.status_code == 200
    assert "<h1>" in answer.content.decode()


def test_a_delegate_is_led_to_what_was_said_to_it(signed_in):
    partnership()
    somebody = delegate(member())

    answer = signed_in(somebody).get(at("home"))

    assert answer.url == at("received")


@pytest.mark.parametrize("name", ["write", "outbox", "audiences", "bounces", "domain", "try", "lists"])
def test_a_delegate_writes_nothing_and_sees_no_outbox(signed_in, name):
    partnership()

    assert signed_in(delegate(member())).get(at(name)).status_code == 403


def test_the_auditor_reads_and_changes_nothing(signed_in, auditor, office):
    group("WG3", *people(1))
    row = announcement(office.person)
    client = signed_in(auditor)

    assert client.get(row.get_absolute_url()).status_code == 200
    assert client.post(at("hand-in", row.pk)).status_code == 403
    assert client.post(at("domain"), {}).status_code == 403


@pytest.mark.parametrize("count", [1, 3])
def test_the_first_page_asks_the_database_equally_often(desk, office, bo, count, django_assert_max_num_queries):
    group("WG3", *people(1))
    for _ in range(count):
        row = announcement(office.person)
        actions.hand_in(row, by=office.person, at=AT)
        actions.approve(row, by=bo.person, at=AT)
        announcement(office.person)
    tasks.send_announcements(at=AT)

    with django_assert_max_num_queries(12):
        desk.get(at("home"))
