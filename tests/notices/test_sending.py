"""Each arrow of a mail's way, by a real conversation with a mail server."""

from collections.abc import Iterator
from datetime import datetime, timedelta

import pytest
from django.utils import timezone

from entente.notices import actions, pace, posting, tasks
from entente.notices.choices import DeliveryState
from entente.notices.mail import names
from entente.notices.mail.folder import Folder
from entente.notices.mail.names import Named
from entente.notices.mail.transport import Unreachable, folder
from entente.notices.mail.way_out import way_out
from entente.notices.models import Bounce, Delivery
from tests.factories.notices import mails, people, told
from tests.factories.people import account
from tests.notices.sink import Sink, sink

pytestmark = pytest.mark.django_db


@pytest.fixture
def server(settings: object) -> Iterator[Sink]:
    with sink() as found:
        settings.EMAIL_HOST, settings.EMAIL_PORT, settings.EMAIL_USE_TLS = "127.0.0.1", found.port, False  # type: ignore[attr-defined]
        yield found


def only() -> Delivery:
    return Delivery.objects.select_related("person", "notice").get()


def left_behind(*, sealed: bool) -> Delivery:
    """What a sender killed before or after the seal leaves, a while ago."""
    delivery = posting.claim(only().pk, "dead", at=timezone.now())
    assert delivery is not None
    long_ago = timezone.now() - pace.LEASE * 2
    Delivery.objects.filter(pk=delivery.pk).update(claimed_at=long_ago, handed_at=long_ago if sealed else None)
    return only()


def test_many_mails_go_over_one_connection(server):
    somebody = people(3)
    told(*somebody)

    assert tasks.send_mails(10) == 3

    assert server.recipients == sorted(one.email for one in somebody)
    assert server.connections == 1
    assert set(Delivery.objects.values_list("state", flat=True)) == {"sent"}


def test_lines_that_begin_with_a_dot_arrive_whole(server):
    told(*people(1), body="first\n\n.\n\n..second")

    tasks.send_mails(10)

    ((_recipient, mail),) = server.kept
    assert mail.get_body(("plain",)).get_content().splitlines()[:5] == ["first", "", ".", "", "..second"]


def test_a_refused_address_is_a_bounce_on_the_person(server):
    anna, bruno = people(2)
    server.answers[anna.email] = "550 5.1.1 nobody here"
    told(anna, bruno)

    tasks.send_mails(10)

    bounced = Delivery.objects.get(person=anna)
    assert (bounced.state, bounced.said) == ("bounced", "550 5.1.1 nobody here")
    assert Bounce.objects.get(person=anna).kind == "hard"
    assert Delivery.objects.get(person=bruno).state == "sent"


def test_a_refused_mail_is_given_up_but_says_nothing_about_the_address(server):
    server.answers["dot"] = "554 5.7.1 looks like spam"
    told(*people(1))

    tasks.send_mails(10)

    assert (only().state, only().said) == ("failed", "554 5.7.1 looks like spam")
    assert not Bounce.objects.exists()


def test_a_server_that_says_later_is_asked_later_and_at_last_no_more(server):
    (anna,) = people(1)
    server.answers[anna.email] = "451 greylisted"
    told(anna)
    waits = []

    while (delivery := only()).state in {DeliveryState.QUEUED, DeliveryState.DEFERRED}:
        Delivery.objects.update(next_at=timezone.now())
        before = timezone.now()
        tasks.send_mails(10)
        if only().state == "deferred":
            waits.append(round((only().next_at - before) / timedelta(minutes=1)))

    assert waits == [1, 5, 15, 60, 240, 720, 1440, 1440, 1440]
    assert (only().state, only().attempts, only().said) == ("failed", 10, "451 greylisted")
    assert delivery.next_at is not None


def test_a_server_that_is_away_costs_no_mail_an_attempt(settings):
    settings.EMAIL_HOST, settings.EMAIL_PORT, settings.EMAIL_USE_TLS = "127.0.0.1", 1, False
    told(*people(3))

    with pytest.raises(Unreachable):
        tasks.send_mails(10)

    assert sorted(Delivery.objects.values_list("state", "attempts")) == [("deferred", 0), ("queued", 0), ("queued", 0)]


def test_no_answer_to_the_dot_is_neither_sent_nor_tried_again(server):
    server.answers["dot"] = "silence"
    told(*people(1))

    tasks.send_mails(10)
    tasks.send_mails(10)

    assert only().state == "unsure"
    assert server.connections == 1


def test_killed_before_the_seal_the_mail_is_sent_by_the_next(server):
    told(*people(1))
    left_behind(sealed=False)

    tasks.send_mails(10)

    assert only().state == "sent"
    assert len(server.kept) == 1


def test_killed_after_the_seal_a_mail_server_cannot_say_and_the_office_decides(server):
    told(*people(1))
    left_behind(sealed=True)

    tasks.send_mails(10)

    assert only().state == "unsure"
    assert server.kept == []
    actions.settle(only(), arrived=False, by=account().person, at=timezone.now())
    tasks.send_mails(10)
    assert (only().state, len(server.kept)) == ("sent", 1)


def test_the_office_may_also_find_that_it_had_left(server):
    told(*people(1))
    left_behind(sealed=True)
    tasks.send_mails(10)

    actions.settle(only(), arrived=True, by=account().person, at=timezone.now())

    assert only().state == "sent"
    with pytest.raises(actions.Refusal, match="nothing to decide"):
        actions.settle(only(), arrived=True, by=account().person, at=timezone.now())


@pytest.mark.parametrize("was_put_there", [True, False])
def test_killed_after_the_seal_the_folder_itself_says_what_happened(mailbox, was_put_there):
    told(*people(1))
    delivery = left_behind(sealed=True)
    if was_put_there:
        mailbox.mkdir()
        Folder(folder()).path(names.local_part(Named(delivery.pk, 0))).write_bytes(b"as it left")

    tasks.send_mails(10)

    assert only().state == "sent"
    assert [file.read_bytes() == b"as it left" for file in mails(mailbox)] == [was_put_there]


def test_putting_a_mail_into_the_folder_twice_is_putting_it_there_once(mailbox):
    told(*people(1))
    tasks.send_mails(10)
    (file,) = mails(mailbox)
    first = file.read_bytes()
    Delivery.objects.update(state="queued", next_at=timezone.now())

    tasks.send_mails(10)

    assert mails(mailbox) == [file]
    assert file.read_bytes() == first
    assert [path.suffix for path in mailbox.iterdir()] == [".eml"]


def test_a_slow_sender_whose_mail_was_taken_over_sends_nothing(server):
    told(*people(1))
    slow = posting.claim(only().pk, "slow", at=timezone.now())
    assert slow is not None
    Delivery.objects.update(claimed_at=timezone.now() - pace.LEASE * 2)
    tasks.send_mails(10)

    with pytest.raises(posting.TakenOver):
        posting.post(slow, way_out(), at=timezone.now())

    assert len(server.kept) == 1
    assert only().state == "sent"


def test_a_mail_is_claimed_once():
    told(*people(1))

    assert posting.claim(only().pk, "one", at=timezone.now()) is not None
    assert posting.claim(only().pk, "other", at=timezone.now()) is None


def test_a_mistake_of_ours_is_tried_again(server):
    told(*people(1))
    Delivery.objects.update(parts=[{"no": "part"}])

    tasks.send_mails(10)

    assert only().state == "deferred"
    assert only().said.startswith("KeyError: ")


def test_links_that_act_are_not_kept_once_the_mail_has_left(mailbox):
    (anna,) = people(1)
    secret = "https://x.example/notices/act/0123456789012345678901234567890123456789/"
    told(anna, own={anna.pk: actions.Own(body=f"Answer here: {secret}")})

    tasks.send_mails(10)

    assert b"0123456789012345678901234567890123456789" in mails(mailbox)[0].read_bytes().replace(b"=\r\n", b"")
    assert only().body == "Answer here: https://x.example/notices/act/…/"


def test_the_outbox_asks_to_be_looked_at_when_something_will_be_due():
    at = datetime.fromisoformat("2026-03-02T09:00:00+00:00")
    assert posting.next_moment(at) is None
    told(*people(2))
    one, other = Delivery.objects.order_by("pk")
    Delivery.objects.filter(pk=one.pk).update(state="deferred", next_at=at + timedelta(hours=2))
    Delivery.objects.filter(pk=other.pk).update(state="sending", run="r", claimed_at=at)

    assert posting.next_moment(at) == at + pace.LEASE
