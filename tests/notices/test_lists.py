"""Audiences under a name, the lists they make, what waits for the office."""

import pytest
from django.utils import timezone

from entente.notices import actions, exports, kinds
from entente.notices.models import Delivery, SavedAudience
from entente.notices.waiting import waiting
from entente.people.choices import Permission
from entente.people.waiting import Waiting, order
from tests.factories.notices import AT, announcement, group, people, told
from tests.factories.people import account

pytestmark = pytest.mark.django_db
TODAY = AT.date()


def saved(name: str = "Energy group", expression: str = "group:WG3", **more: str) -> SavedAudience:
    return actions.save_audience(name, expression, by=account().person, at=AT, **more)


def test_an_audience_is_kept_as_it_is_printed():
    group("WG3")

    row = saved(expression="( group:WG3 )  OR group: WG3")

    assert (row.slug, row.expression) == ("energy-group", "group:WG3 or group:WG3")


@pytest.mark.parametrize(
    ("name", "expression", "address", "refusal"),
    [
        ("Energy group", "group:WG3", "", "called so already"),
        ("Other", "group:WG3", "wg3", "has the address wg3 already"),
        (" ", "group:WG3", "", "needs a name"),
        ("Other", "group:WG4", "", "There is no group"),
    ],
)
def test_a_name_or_address_that_is_taken_is_refused(name, expression, address, refusal):
    group("WG3")
    saved(address="wg3")

    with pytest.raises(actions.Refusal, match=refusal):
        saved(name, expression, address=address)


def test_the_list_server_gets_who_is_behind_each_address_today():
    anna, bruno, chloe = people(3)
    group("WG3", anna, bruno)
    group("chairs", chloe)
    saved(address="wg3")
    saved("Chairs", "group:chairs", address="chairs")
    saved("No list", "group:chairs")
    actions.choose(bruno, {kinds.LISTS: False}, by=bruno, at=AT)

    rows = list(exports.rows(exports.lists(TODAY)))

    assert rows == [
        ("chairs@partnership.example", chloe.email, chloe.name, chloe.pk),
        ("wg3@partnership.example", anna.email, anna.name, anna.pk),
    ]


@pytest.mark.parametrize("count", [1, 3])
def test_lists_ask_the_database_equally_often_however_many_there_are(count, django_assert_num_queries):
    group("WG3", *people(count))
    for number in range(count):
        saved(f"List {number}", "group:WG3", address=f"list{number}")

    with django_assert_num_queries(5):
        exports.lists(TODAY)


def test_a_dropped_name_makes_no_list():
    group("WG3", *people(1))
    row = saved(address="wg3")

    actions.drop_audience(row, by=account().person, at=AT)

    assert exports.lists(TODAY) == []


def test_what_one_wrote_waits_for_the_other():
    ada, bo = account().person, account().person
    group("WG3", *people(1))
    actions.hand_in(announcement(ada), by=ada, at=AT)
    rights = {Permission.NOTICES_WRITE.value}

    assert waiting(ada.pk, [], rights, TODAY) == []
    assert [one.sentence for one in waiting(bo.pk, [], rights, TODAY)] == ["Read and approve “Plenary in May”"]
    assert waiting(bo.pk, [], set(), TODAY) == []


def test_mails_of_which_nobody_knows_wait_for_the_office():
    told(*people(2))
    Delivery.objects.update(state="unsure")

    (one,) = waiting(account().person.pk, [], {Permission.NOTICES_WRITE.value}, TODAY)

    assert one.sentence == "Say what became of 2 mails that were cut off"
    assert one.address == "/notices/outbox/?state=unsure"


def test_what_waits_is_put_in_order_by_its_day_and_then_by_the_time_it_takes():
    soon, late, never = (
        Waiting("a", 1, "Soon", "notices:outbox", due_on=TODAY, minutes=30),
        Waiting("b", 2, "Late", "notices:outbox", due_on=timezone.localdate(), minutes=1),
        Waiting("c", 3, "Never", "notices:outbox"),
    )

    assert sorted([never, late, soon], key=order) == [soon, late, never]


def test_of_who_is_erased_only_stays_that_something_was_sent():
    anna, bruno = people(2)
    told(anna, bruno, own={anna.pk: actions.Own(body="To Anna alone", why="because you chair WG3")})
    actions.choose(anna, {kinds.LISTS: False}, by=anna, at=AT)

    actions.forget(anna, by=account().person, at=AT)

    gone = Delivery.objects.get(person=anna)
    assert (gone.address, gone.body, gone.why, gone.state) == ("", "", "", "queued")
    assert not anna.notice_preferences.exists()
    assert Delivery.objects.filter(person=bruno).exists()
