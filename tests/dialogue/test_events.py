"""Events above gatherings: programme, rates, who waits, and what follows."""

from datetime import timedelta
from decimal import Decimal

import pytest

from entente.dialogue import access, actions
from entente.dialogue.actions import CannotKeep, PointFacts, RateFacts
from entente.dialogue.models import FollowUp, ProgrammePoint
from entente.engine.marking import Marking
from entente.people.access import AnonymousUser
from tests.factories import dialogue as make
from tests.factories.gatherings import answered, gathering, invited
from tests.factories.people import account

pytestmark = pytest.mark.django_db


def test_a_point_begins_while_the_event_lasts_and_a_rate_is_set_once_by_name():
    row = make.event()
    by, starts = {"by": row.gathering.organiser, "at": make.AT}, row.gathering.starts_at
    for when in (starts - timedelta(minutes=1), row.gathering.ends_at):
        with pytest.raises(CannotKeep, match="while the event lasts"):
            actions.add_point(row, PointFacts(when, 30, "Welcome"), **by)
    with pytest.raises(CannotKeep, match="what it costs"):
        actions.set_rate(row, RateFacts("members", "Early", Decimal(-1)), **by)
    assert not ProgrammePoint.objects.exists()

    actions.add_point(row, PointFacts(starts, 30, "Welcome", "Anna Andersson"), **by)
    for amount in (200, 150):
        actions.set_rate(row, RateFacts("members", "Early", Decimal(amount)), **by)
    assert (row.points.get().title, row.rates.get().amount) == ("Welcome", 150)


def test_who_comes_to_a_full_event_waits_and_the_page_says_how_many(client):
    found = gathering("Forum", marking=Marking.CLEAR, capacity=1)
    first, second = invited(found, 2)
    answered(first)
    answered(second)
    row = make.event(found)

    page = client.get(row.get_absolute_url()).content.decode()
    assert "1 of 1 are taken" in page
    assert "one waits" in page


def test_what_follows_is_done_once_and_names_what_it_became(office, signed_in):
    row = make.event()
    owner = account()
    kept = actions.follow_up(row, "contact", "Ask Clara", owner.person, due_on=make.DAY, by=row.gathering.organiser, at=make.AT)
    body = make.counterpart("Agency of Clara")
    said = {"on": "2026-11-28", "came_of": "She is our contact now", "address": f"http://testserver/dialogue/partners/{body.pk}/?a=b"}

    assert signed_in(account()).post(f"/dialogue/follow-ups/{kept.pk}/done/", said).status_code == 403
    assert signed_in(owner).post(f"/dialogue/follow-ups/{kept.pk}/done/", said).status_code == 302
    assert FollowUp.objects.get().what == {"room": "dialogue", "noun": "counterpart", "id": body.pk, "label": "She is our contact now"}
    assert signed_in(office).post(f"/dialogue/follow-ups/{kept.pk}/done/", said).status_code == 409


def test_an_event_is_seen_by_who_may_see_its_gathering(office):
    make.event(gathering("Closed forum", marking=Marking.AMBER))

    assert not access.events(AnonymousUser()).exists()
    assert access.events(office).count() == 1
