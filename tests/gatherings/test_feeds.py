"""Calendars to subscribe to: whose address it is, what it opens today, and for how long."""

from datetime import date, timedelta

import pytest
from icalendar import Calendar

from entente.engine.marking import Marking
from entente.gatherings import actions, feeds
from entente.gatherings.models import Feed
from entente.people.choices import RoleCode
from tests.factories.gatherings import AT, STARTS, answered, draft, gathering, invited
from tests.factories.members import by, delegate, member
from tests.factories.people import account, person

pytestmark = pytest.mark.django_db
LIBRARY = {"room": "documents", "noun": "library", "id": 1, "label": "Library"}


def events(written: bytes):
    return {str(event["SUMMARY"]): event for event in Calendar.from_ical(written).walk("VEVENT")}


def made(who, **said) -> Feed:
    return actions.make_calendar(who, by=who, at=AT, **said)


def code(feed: Feed) -> str:
    return feeds.address_of(feed).rpartition("/")[2].removesuffix(".ics")


def test_the_public_calendar_holds_what_is_clear_and_announced_and_says_what_is_cancelled():
    gathering("Open", marking=Marking.CLEAR, link="https://meet.example.org/secret")
    gathering("Community")
    actions.cancel(gathering("Off", marking=Marking.CLEAR), because="", by=None, at=AT)
    actions.cancel(draft("Never", marking=Marking.CLEAR), because="", by=None, at=AT)

    written = feeds.public("Test", AT)

    found = events(written)
    assert {name: str(event["STATUS"]) for name, event in found.items()} == {"Open": "CONFIRMED", "Off": "CANCELLED"}
    assert b"secret" not in written
    assert written == feeds.public("Test", AT)


def test_a_persons_own_calendar_holds_what_it_is_invited_to_with_the_link_once_it_comes():
    somebody = account()
    mine = gathering("Mine", link="https://meet.example.org/secret", place="")
    declined, other = gathering("Declined"), gathering("Other")
    for one in (mine, declined):
        actions.invite(one, [somebody.person_id], by=None, at=AT)
    invited(other)
    answered(declined.guests.get(), "declined")
    feed = made(somebody.person)

    before = events(feeds.written(feed, "Test", AT))
    answered(mine.guests.get())
    after = events(feeds.written(feed, "Test", AT))

    assert {name: str(event["STATUS"]) for name, event in before.items()} == {"[TLP:GREEN] Mine": "TENTATIVE"}
    assert str(before["[TLP:GREEN] Mine"]["LOCATION"]) == "Online"
    assert str(after["[TLP:GREEN] Mine"]["LOCATION"]) == "https://meet.example.org/secret"
    assert str(after["[TLP:GREEN] Mine"]["STATUS"]) == "CONFIRMED"


def test_what_is_red_shows_only_when_it_is():
    somebody = account()
    found = gathering("Merger talks", place="Secret Street", marking=Marking.RED)
    actions.invite(found, [somebody.person_id], by=None, at=AT)

    written = feeds.written(made(somebody.person), "Test", AT)

    assert list(events(written)) == ["[TLP:RED]"]
    assert b"Merger" not in written
    assert b"Secret" not in written
    assert str(events(written)["[TLP:RED]"]["UID"]) == found.uid


def test_a_homes_calendar_follows_what_the_person_may_see_today():
    one = member()
    somebody = delegate(one)
    gathering("Community", home=LIBRARY)
    feed = made(by(somebody), home_key="documents.library:1", label="Library")
    assert list(events(feeds.written(feed, "Test", AT))) == ["[TLP:GREEN] Community"]

    from entente.members import actions as members

    members.end_delegation(one.delegations.get(), on=date(2016, 6, 14), by=by(somebody), at=AT)

    assert events(feeds.written(feed, "Test", AT)) == {}


def test_an_address_opens_until_it_is_made_anew_or_taken_back():
    somebody = account()
    first = made(somebody.person)
    assert feeds.behind(code(first)) == first

    second = made(somebody.person)
    assert feeds.behind(code(first)) is None
    assert feeds.behind(code(second)) == second

    actions.end_calendar(somebody.person, by=somebody.person, at=AT)
    assert feeds.behind(code(second)) is None


def test_whoever_can_no_longer_sign_in_has_no_calendar():
    somebody = account(RoleCode.AUDITOR)
    feed = made(somebody.person)

    somebody.is_active = False
    somebody.save()

    assert feeds.behind(code(feed)) is None
    assert feeds.behind(code(made(person()))) is None


@pytest.mark.parametrize("guess", ["", "1", "1-", "x-y", "-", "9" * 30 + "-a", "1-" + "0" * 40])
def test_no_guess_opens_one(guess):
    made(account().person)

    assert feeds.behind(guess) is None


def test_a_copy_of_the_database_without_the_key_opens_none(settings):
    feed = made(account().person)
    known = code(feed)

    settings.SECRET_KEY = "another key of another installation, as long as it has to be"

    assert code(feed) != known


def test_what_was_long_ago_is_left_out():
    gathering("Old", marking=Marking.CLEAR)

    assert events(feeds.public("Test", STARTS + timedelta(days=200))) == {}


@pytest.mark.parametrize("count", [1, 3])
def test_a_calendar_asks_the_database_the_same_however_much_it_holds(count, django_assert_num_queries):
    somebody = account()
    for number in range(count):
        actions.invite(gathering(f"One {number}"), [somebody.person_id], by=None, at=AT)
    feed = made(somebody.person)

    with django_assert_num_queries(5):
        feeds.written(feed, "Test", AT)
