"""Mails that come back: the reports of servers, read from messages, mailboxes and folders."""

import mailbox as boxes
from datetime import timedelta
from pathlib import Path

import pytest
from django.utils import timezone

from entente.notices import actions, queries, tasks
from entente.notices.mail import names
from entente.notices.mail.names import Named
from entente.notices.mail.reports import UnreadableMailbox, messages, uploaded
from entente.notices.models import Bounce, Delivery
from entente.people.models import Person
from tests.factories.notices import AT, people, told
from tests.factories.people import account
from tests.notices.reports import report

pytestmark = pytest.mark.django_db


@pytest.fixture
def anna() -> Person:
    """Somebody to whom a mail has left."""
    (anna,) = people(1)
    told(anna)
    tasks.send_mails(10)
    return anna


def only() -> Delivery:
    return Delivery.objects.get()


def gone(delivery: Delivery, status: str = "5.1.1", said: str = "550 5.1.1 user unknown", **more: str) -> bytes:
    message_id = names.message_id(Named(delivery.pk, delivery.returns))
    return report(message_id, delivery.person.email, status, said, **more)


@pytest.mark.parametrize("kind", ["message/rfc822", "text/rfc822-headers"])
def test_an_address_refused_for_good_shows_on_the_person(anna, kind):
    tally = actions.read_reports([gone(only(), kind=kind)], by=None, at=AT)

    assert (tally.read, tally.hard) == (1, 1)
    assert (only().state, only().said) == ("bounced", "5.1.1 550 5.1.1 user unknown")
    (bounce,) = queries.bounces_of(anna)
    assert (bounce.address, bounce.kind, bounce.status) == (anna.email, "hard", "5.1.1")


def test_reading_a_report_twice_changes_nothing(anna):
    content = gone(only())
    actions.read_reports([content], by=None, at=AT)

    tally = actions.read_reports([content, content], by=None, at=AT)

    assert (tally.hard, tally.known) == (0, 2)
    assert Bounce.objects.count() == 1


def test_after_a_hard_bounce_nothing_but_duties_is_sent_until_the_office_says_so(anna):
    actions.read_reports([gone(only())], by=None, at=AT)
    assert told(anna).deliveries.get().state == "suppressed"

    assert actions.clear_address(anna, by=account().person, at=AT) == 1

    assert told(anna).deliveries.get().state == "queued"


def test_a_new_address_is_not_the_dead_one(anna):
    actions.read_reports([gone(only())], by=None, at=AT)
    Person.objects.filter(pk=anna.pk).update(email="anna@elsewhere.example")

    assert told(anna).deliveries.get().state == "queued"


@pytest.mark.parametrize("status", ["4.2.2", "5.2.2", "4.4.1"])
def test_a_passing_reason_is_waited_out_longer_each_time_and_then_given_up(anna, status):
    waits = []
    for turn in range(4):
        now = timezone.now()
        actions.read_reports([gone(only(), status, "mailbox full", unique=str(turn))], by=None, at=now)
        if only().state == "deferred":
            waits.append((only().next_at - now) // timedelta(days=1))
            Delivery.objects.update(next_at=now)
            tasks.send_mails(10)

    assert waits == [1, 2, 4]
    assert (only().state, only().returns) == ("bounced", 3)
    assert {bounce.kind for bounce in Bounce.objects.all()} == {"soft"}


def test_a_report_about_an_earlier_try_does_not_take_back_the_later(anna):
    first = gone(only(), "4.2.2", "mailbox full")
    actions.read_reports([first], by=None, at=AT)
    Delivery.objects.update(next_at=timezone.now())
    tasks.send_mails(10)
    late = first.replace(b"4.2.2", b"4.4.7")

    actions.read_reports([late], by=None, at=AT)

    assert (only().state, only().returns) == ("sent", 1)


@pytest.mark.parametrize(
    "content",
    [
        b"From: anna@example.org\r\nSubject: Out of office\r\n\r\nI am away.",
        b"",
        b"\xff\xfe not a mail",
        report("<1.0.0123456789abcdef0123@partnership.example>", "x@example.org", "5.1.1", "made up"),
        report("<somebody-elses@example.org>", "x@example.org", "5.1.1", "not ours"),
    ],
)
def test_what_reports_nothing_of_ours_changes_nothing(anna, content):
    tally = actions.read_reports([content], by=None, at=AT)

    assert (tally.read, tally.other, tally.hard) == (1, 1, 0)
    assert only().state == "sent"


def test_a_delay_is_no_bounce(anna):
    actions.read_reports([gone(only(), "4.4.1", "still trying", action="delayed")], by=None, at=AT)

    assert only().state == "sent"


def test_a_mailbox_is_read_in_any_of_its_forms(anna, tmp_path: Path):
    content = gone(only())
    maildir, mbox = boxes.Maildir(tmp_path / "Maildir"), boxes.mbox(tmp_path / "mbox")
    for box in (maildir, mbox):
        box.add(content)
        box.flush()
    (tmp_path / "report.eml").write_bytes(content)

    read = [list(messages(tmp_path / name)) for name in ("Maildir", "mbox", "report.eml")]

    assert [len(found) for found in read] == [1, 1, 1]
    assert len(uploaded((tmp_path / "mbox").read_bytes())) == len(uploaded(content)) == 1
    assert actions.read_reports([found[0] for found in read], by=None, at=AT).hard == 1


def test_a_place_without_a_mailbox_is_refused(tmp_path: Path):
    with pytest.raises(UnreadableMailbox):
        list(messages(tmp_path / "nowhere"))
