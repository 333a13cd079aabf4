"""Trackers: nothing without a source, the latest check counts, what is old is said so, and its people are told once."""

from datetime import date, timedelta

import pytest
from django.core import mail
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction

from entente.dialogue import access, actions
from entente.dialogue.actions import CannotFollow
from entente.dialogue.models import Followed, TrackerCheck
from entente.dialogue.queries import trackers as known
from entente.dialogue.waiting import waiting
from entente.notices.models import Notice
from entente.record.models import Entry
from entente.vocabulary.models import Country
from tests.factories import dialogue as make
from tests.factories.people import account, person

pytestmark = pytest.mark.django_db
FR = "FR"


def test_a_state_needs_its_source_and_a_day_that_has_come():
    row = make.tracker()
    for wrong, why in (
        ({"address": ""}, "without one is not collected"),
        ({"source": " "}, "Name the source"),
        ({"on": make.DAY + timedelta(days=1)}, "a day that has come"),
        ({"phase": "gone"}, "how far"),
    ):
        with pytest.raises(CannotFollow, match=why):
            make.checked(row, **wrong)
    with pytest.raises(CannotFollow, match="nothing real is kept without its source"):
        make.tracker(address="")

    assert not TrackerCheck.objects.exists()
    assert not Followed.objects.exists()


def test_the_latest_day_counts_whenever_it_was_entered_and_history_keeps_all():
    row = make.tracker(keeps=30)
    make.checked(row, phase="transposed", on=date(2026, 11, 1))
    found = make.checked(row, phase="preparation", on=date(2026, 3, 1))

    assert (found.phase, found.checked_on, found.stale_on) == ("transposed", date(2026, 11, 1), date(2026, 12, 2))
    assert [one.phase for one in known.history(row, FR)] == ["transposed", "preparation"]
    assert Entry.objects.filter(verb="dialogue.checked").count() == 2


def test_what_nobody_looked_at_is_not_collected_and_all_add_up():
    row = make.tracker(keeps=30)
    make.checked(row, FR, on=make.DAY - timedelta(days=31))
    make.checked(row, "NO")

    found = known.standings(row, make.DAY)
    states = {one.country: (one.phase, str(one.fresh)) for one in found}
    assert len(found) == 28
    assert sum(number for _phase, number in known.counts(found)) == 28
    assert (states[FR], states["NO"], states["DE"]) == (("transposed", "stale"), ("transposed", "fresh"), ("", "not_collected"))


def test_its_people_are_told_once_for_each_check_that_holds_no_more():
    row, who = make.tracker(keeps=30), person()
    actions.give(row, Country.objects.get(pk=FR), who, by=row.keeper, at=make.AT)
    make.checked(row, on=make.DAY - timedelta(days=31))

    told = [actions.remind_of_stale(at=make.AT) for _twice in range(2)]
    assert told == [1, 0]
    assert Notice.objects.get(kind="dialogue.stale").deliveries.get().person == who
    make.checked(row)
    assert actions.remind_of_stale(at=make.AT) == 0
    assert actions.remind_of_stale(at=make.AT + timedelta(days=31)) == 1
    assert mail.outbox == []


def test_the_desk_names_what_is_old_and_what_was_never_looked_at():
    row, who = make.tracker("An act", keeps=30), person()
    for country in (FR, "DE", "ES"):
        actions.give(row, Country.objects.get(pk=country), who, by=row.keeper, at=make.AT)
    make.checked(row, on=make.DAY - timedelta(days=60))
    make.checked(row, "ES")

    said = [one.sentence for one in waiting(who.pk, (), (), make.DAY)]
    assert said == ["Look again at FR in “An act”", "Say how DE stands in “An act”"]


def test_who_looks_after_a_country_enters_it_and_nobody_elses(office):
    row, mine = make.tracker(), account()
    actions.give(row, Country.objects.get(pk=FR), mine.person, by=row.keeper, at=make.AT)

    assert access.tracker_to_check(mine, row.pk, FR) == row == access.tracker_to_check(office, row.pk, "DE")
    for country in ("DE", "ES"):
        with pytest.raises(PermissionDenied):
            access.tracker_to_check(mine, row.pk, country)


@pytest.mark.parametrize("count", [1, 3])
def test_the_map_asks_the_same_however_many_are_collected(client, django_assert_num_queries, count):
    row = make.tracker()
    for country in ("FR", "DE", "ES")[:count]:
        make.checked(row, country)
    client.get(f"/dialogue/trackers/{row.pk}/")

    with django_assert_num_queries(3):
        page = client.get(f"/dialogue/trackers/{row.pk}/").content.decode()

    assert page.count("Transposed</span>") == count
    assert "Not collected" in page


def test_a_check_without_a_source_is_no_row_even_for_who_writes_past_the_actions():
    followed = make.checked(make.tracker())
    with pytest.raises(IntegrityError), transaction.atomic():
        followed.checks.update(address="")
    with pytest.raises(IntegrityError), transaction.atomic():
        Followed.objects.update(phase="")
