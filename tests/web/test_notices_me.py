"""What is said to me: my choices, what I received, links out of mails."""

from collections.abc import Callable

import pytest
from django.test import Client

from entente.engine.marking import Marking, Shared
from entente.notices import queries, tasks
from entente.notices.mail import names
from entente.notices.mail.names import Unwanted
from entente.people.models import Account
from tests.factories.notices import TOLD, told
from tests.factories.people import account
from tests.notices.conftest import mailbox  # noqa: F401 -- fixture
from tests.web.test_notices import at, words

pytestmark = pytest.mark.django_db


@pytest.fixture
def me() -> Account:
    return account()


@pytest.fixture
def mine(me: Account, signed_in: Callable[[Account], Client]) -> Client:
    return signed_in(me)


def unwanted(me: Account) -> list[str]:
    return [choice.kind.code for choice in queries.choices_of(me.person_id) if not choice.is_wanted]


def unsubscribing(me: Account, kind: str = TOLD) -> str:
    return names.unsubscribe_address(Unwanted(me.person_id, kind)).removeprefix("http://127.0.0.1:8000")


def test_i_choose_by_kind_and_duties_stay(mine, me):
    page = mine.get(at("preferences"))
    assert "The rules ask for these." in words(page)

    mine.post(at("preferences"), {"notices.newsletter": "on", "tests.told": "on"})

    ours = [kind for kind in unwanted(me) if kind.startswith("notices.")]
    assert ours == ["notices.announcement", "notices.digest", "notices.lists"]
    assert "tests.told" not in unwanted(me)


def test_what_was_said_to_me_is_found_again(mine, me):
    notice = told(me.person)
    tasks.send_mails(1)

    assert "The meeting" in words(mine.get(at("received")))
    assert "<strong>Monday</strong>" in mine.get(notice.get_absolute_url()).content.decode()


def test_what_was_said_to_others_is_not_there_for_me(mine, signed_in):
    other = account()
    notice = told(other.person)

    assert mine.get(notice.get_absolute_url()).status_code == 404
    assert signed_in(other).get(notice.get_absolute_url()).status_code == 200


def test_a_marked_notice_is_there_for_whom_its_marking_lets_see_it(mine, me):
    notice = told(account().person, shared=Shared(Marking.CLEAR))
    red = told(account().person, shared=Shared(Marking.RED))

    assert mine.get(notice.get_absolute_url()).status_code == 200
    assert mine.get(red.get_absolute_url()).status_code == 404


def test_looking_at_the_way_out_changes_nothing(client, me):
    for _ in range(2):
        assert "No more “Test notices”?" in words(client.get(unsubscribing(me)))

    assert unwanted(me) == []


def test_one_click_of_a_mail_program_ends_the_kind_without_cookies(me):
    strict = Client(enforce_csrf_checks=True)

    answer = strict.post(unsubscribing(me), {"List-Unsubscribe": "One-Click"})

    assert answer.status_code == 200
    assert unwanted(me) == [TOLD]


def test_who_stopped_by_mistake_goes_on_with_one_more_press(client, me):
    client.post(unsubscribing(me))
    client.post(unsubscribing(me), {"again": "yes"})

    assert unwanted(me) == []


@pytest.mark.parametrize("kind", ["notices.statutory", "tests.unknown"])
def test_nothing_ends_what_the_rules_ask_for_or_nobody_declares(client, me, kind):
    assert client.post(unsubscribing(me, kind)).status_code == 404


def test_a_way_out_that_was_tampered_with_leads_nowhere(client, me):
    assert client.get(unsubscribing(me)[:-4] + "xyz/").status_code == 404
    assert client.post(at("unsubscribe", "made-up")).status_code == 404


@pytest.mark.parametrize("name", ["preferences", "received"])
def test_a_visitor_signs_in_first(client, name):
    assert client.get(at(name)).status_code == 302
