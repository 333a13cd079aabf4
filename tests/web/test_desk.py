"""The Desk's page: what waits with its day and its time, the cards beside it, a kind word where nothing waits; eight queries at most."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from entente.notices.discovery import offered
from entente.reporting.desk import whose
from tests.factories import members
from tests.factories.desk import busy, fill, run_out
from tests.factories.people import account

pytestmark = pytest.mark.django_db


def page(client) -> str:
    answer = client.get("/desk/")
    assert answer.status_code == 200
    return answer.content.decode()


def test_a_visitor_is_asked_to_sign_in_and_led_back(client, db):
    assert client.get("/desk/")["Location"] == "/account/login/?next=/desk/"


def test_an_empty_desk_says_so_kindly_and_what_to_do_next(signed_in):
    said = page(signed_in(account()))

    assert "Nothing waits for you." in said
    assert "Well done." in said
    assert 'href="/members/"' in said
    assert "Whenever you like" not in said


def test_things_stand_by_urgency_with_day_time_and_place(signed_in, office):
    run_out(office.person, "Old <b>rules</b>")
    members.applicant()

    said = page(signed_in(office))

    assert "Two things, about 6 minutes." in said
    assert said.index(">Now<") < said.index("Old &lt;b&gt;rules&lt;/b&gt;") < said.index("Whenever you like") < said.index("1 application")
    assert f"Overdue since {timezone.localdate() - timedelta(days=3):%-d %B %Y}" in said
    assert '<span class="tlp tlp-amber"' in said
    assert "<span>WG3</span>" in said
    assert 'href="/members/?standing=applicant"' in said


def test_what_waits_for_one_is_not_shown_to_another(signed_in, office):
    run_out(office.person, "Old rules")

    assert "Old rules" not in page(signed_in(account()))


@pytest.mark.parametrize("times", [1, 3])
def test_the_desk_of_the_busiest_asks_the_database_eight_times_whatever_waits(signed_in, times, django_assert_num_queries):
    """Session, account, partnership, roles, delegations, groups, who counts as private, and one for all rooms."""
    who = busy()
    fill(who, times)
    client = signed_in(who)
    client.get("/desk/")

    with django_assert_num_queries(8):
        said = client.get("/desk/").content.decode()

    assert [words for words in (*WAITS, "about a figure" if times == 1 else "about figures") if words not in said] == []


WAITS = [
    *("which has run out", "to decide", "to review or decide", "Read and approve", "Busy Ltd: contributions of 2017", "cut off"),
    *("who asks to join DG1", "the seat in TF1", "Do: Write chapter 0", "Answer “Training survey 2026”", "Read and publish"),
    *("Answer the invitation to “Meeting 0”", "sign off the answer to", "Decide what comes after the certificate"),
    *("Your groups", "Your next gatherings", "Your organisations", "Said to you lately"),
]


def test_every_room_that_lets_something_wait_is_counted():
    """Whoever adds a `waiting.py` adds a thing of it to `tests/factories/desk.py`, so that the count above stays true."""
    who = busy()
    fill(who, 1)
    of_rooms = {hook.__module__.split(".")[1]: hook for hook in offered("waiting", "waiting")}
    asked = whose(who)

    found = {room: hook(asked.person, asked.organisations, asked.permissions, timezone.localdate()) for room, hook in of_rooms.items()}

    assert [room for room, waiting in found.items() if not waiting] == []
    assert len(found) >= 9


def test_signing_in_leads_to_the_desk():
    from django.conf import settings

    assert reverse(settings.LOGIN_REDIRECT_URL) == "/desk/"


def test_a_page_of_the_desk_is_not_kept_for_the_next_reader(signed_in, office):
    assert signed_in(office).get("/desk/")["Cache-Control"] == "private, no-cache"
