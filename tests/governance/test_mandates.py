"""Who sits in a body: dates, refusals, and that a seat ends the second its person or organisation leaves."""

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from entente.governance import actions
from entente.governance.choices import MandateRole
from entente.governance.models import Body, Mandate
from entente.governance.queries.people import people_before, people_of
from entente.members import actions as members
from entente.members.choices import DelegationRole
from entente.members.models import Delegation, Reference
from entente.record.models import Entry
from tests.factories.governance import body, chair, seat, seated
from tests.factories.members import delegate, member, organisation
from tests.factories.people import LONG_AGO, person

pytestmark = pytest.mark.django_db
TODAY, NOW = timezone.localdate(), timezone.now()


def names(one: Body, day: date = TODAY) -> list[str]:
    return [mandate.person.name for mandate in people_of(one, day).mandates]


def leave(who: object) -> None:
    """Every delegation of the account's person ends today."""
    for held in Delegation.objects.known().filter(person=who.person, to_on=None):  # type: ignore[attr-defined]
        members.end_delegation(held, on=TODAY, by=None, at=NOW)


def test_people_sit_from_a_day_to_a_day_chairs_first():
    one = body()
    seat(one, person("Ada"), on=date(2017, 1, 1))
    held = seat(one, person("Bruno"), MandateRole.CHAIR, on=date(2018, 1, 1))
    actions.end(held, on=date(2019, 1, 1), by=None, at=NOW)

    assert names(one, date(2016, 12, 31)) == []
    assert names(one, date(2017, 6, 1)) == ["Ada"]
    assert names(one, date(2018, 6, 1)) == ["Bruno", "Ada"]
    assert names(one, date(2019, 1, 1)) == ["Ada"]
    assert [(before.person.name, before.ended_on) for before in people_before(one, TODAY)] == [("Bruno", date(2019, 1, 1))]


def test_nobody_sits_twice_and_the_database_knows_it():
    one, ada = body("WG9"), person("Ada")
    seat(one, ada)

    with pytest.raises(actions.CannotSeat, match="Ada sits in WG9 already"):
        seat(one, ada, MandateRole.CHAIR)
    with pytest.raises(IntegrityError), transaction.atomic():
        Mandate.objects.create(body=one, person=ada, from_on=TODAY, known_at=NOW)


def test_a_seat_for_an_organisation_asks_that_the_person_acts_for_it():
    one, stranger = body("WG9"), person("Ada")

    with pytest.raises(actions.CannotSeat, match="does not act for"):
        seat(one, stranger, organisation=member())

    assert not Mandate.objects.exists()


@pytest.mark.parametrize(("on", "said"), [(date(2015, 1, 1), "founded later"), (date(2020, 1, 1), "dissolved")])
def test_a_body_takes_people_between_its_first_day_and_its_last(on: date, said: str):
    one = body()
    one = actions.dissolve(one, on=date(2019, 1, 1), because="Done", by=None, at=NOW)

    with pytest.raises(actions.CannotSeat, match=said):
        seat(one, person(), on=on)


def test_dissolving_ends_every_seat_that_day():
    one, ada = body(), person("Ada")
    seat(one, ada)

    actions.dissolve(one, on=TODAY, because="Done", by=None, at=NOW)

    assert names(one, TODAY) == []
    assert names(one, TODAY - timedelta(days=1)) == ["Ada"]


def test_who_leaves_the_organisation_has_left_its_seat_the_same_second():
    one = body()
    somebody = seated(one)
    seat(one, somebody_else := person("By own interest"))

    leave(somebody)

    assert names(one) == ["By own interest"]
    assert somebody_else.name == "By own interest"
    assert [before.ended_on for before in people_before(one, TODAY)] == [TODAY]


def test_who_comes_back_later_is_not_back_in_the_old_seat():
    one, organisation_ = body(), member()
    somebody = delegate(organisation_)
    seat(one, somebody, organisation=organisation_)
    members.end_delegation(Delegation.objects.known().get(person=somebody.person), on=date(2018, 5, 1), by=None, at=NOW)
    members.delegate(somebody.person, organisation_, DelegationRole.DEPUTY, on=date(2019, 1, 1), by=None, at=NOW)

    assert names(one, date(2018, 4, 30)) == [somebody.person.name]
    assert names(one, date(2018, 5, 1)) == names(one, date(2019, 6, 1)) == []

    actions.give(one, somebody.person, organisation=organisation_, on=date(2019, 2, 1), by=None, at=NOW)
    assert names(one, date(2019, 6, 1)) == [somebody.person.name]
    assert names(one, date(2018, 6, 1)) == []


def test_another_role_in_the_same_organisation_without_a_gap_keeps_the_seat():
    one, organisation_ = body(), member()
    somebody = delegate(organisation_)
    seat(one, somebody, organisation=organisation_)
    members.end_delegation(Delegation.objects.known().get(person=somebody.person), on=date(2018, 5, 1), by=None, at=NOW)
    members.delegate(somebody.person, organisation_, DelegationRole.DEPUTY, on=date(2018, 5, 1), by=None, at=NOW)

    assert names(one, date(2018, 5, 1)) == names(one) == [somebody.person.name]


@pytest.mark.parametrize("move", ["suspend", "leave", "exclude"])
def test_an_organisation_that_is_out_takes_its_seats_with_it(move: str):
    one, organisation_ = body(), member()
    seated(one, organisation=organisation_)

    members.change_standing(organisation_, move, on=date(2018, 5, 1), by=None, at=NOW)

    assert len(names(one, date(2018, 4, 30))) == 1
    assert names(one, date(2018, 5, 1)) == []
    assert [before.ended_on for before in people_before(one, TODAY)] == [date(2018, 5, 1)]


def test_an_organisation_that_never_was_a_member_may_have_observers():
    one, outside = body(), organisation()
    somebody = seated(one, MandateRole.OBSERVER, organisation=outside)

    assert names(one) == [somebody.person.name]


def test_a_role_changes_on_a_day():
    one, ada = body(), person("Ada")
    held = seat(one, ada)

    actions.change_role(held, MandateRole.CHAIR, decision=Reference.said("Board 14"), on=date(2018, 3, 1), by=None, at=NOW)

    assert [mandate.role for mandate in people_of(one, date(2018, 2, 28)).mandates] == ["member"]
    [now] = people_of(one, TODAY).mandates
    assert (now.role, now.decision["label"], now.chairs) == ("chair", "Board 14", True)
    with pytest.raises(actions.CannotSeat, match="Ada is chair of"):
        actions.change_role(now, MandateRole.CHAIR, on=TODAY, by=None, at=NOW)
    with pytest.raises(actions.CannotSeat, match="changed or has ended"):
        actions.change_role(held, MandateRole.OBSERVER, on=TODAY, by=None, at=NOW)


@pytest.mark.parametrize("stays", [True, False])
def test_a_chair_is_handed_over_in_one_step(stays: bool):
    one = body()
    first, second = chair(one), seated(one)
    held = people_of(one, TODAY).of(first.person_id)
    assert held

    actions.hand_over(held, second.person, stays=stays, on=TODAY, by=None, at=NOW)

    roles = {mandate.person_id: mandate.role for mandate in people_of(one, TODAY).mandates}
    assert roles == {second.person_id: "chair"} | ({first.person_id: "member"} if stays else {})


def test_a_chair_is_handed_to_somebody_new_or_not_at_all():
    one = body()
    first, new = chair(one), person("New")
    held = people_of(one, TODAY).of(first.person_id)
    assert held

    with pytest.raises(actions.CannotSeat, match="does not act for"):
        actions.hand_over(held, new, organisation=member(), on=TODAY, by=None, at=NOW)
    assert [mandate.person for mandate in people_of(one, TODAY).leading] == [first.person]

    actions.hand_over(held, new, on=TODAY, by=None, at=NOW)
    assert [mandate.person for mandate in people_of(one, TODAY).leading] == [new]


def test_several_chair_a_body_together():
    one = body()
    two = {chair(one).person_id, chair(one).person_id}

    assert {mandate.person_id for mandate in people_of(one, TODAY).leading} == two


def test_every_change_is_in_the_record_and_an_undone_one_is_not():
    one, ada = body("WG9"), person("Ada")
    seat(one, ada)
    before = Entry.objects.count()

    with pytest.raises(actions.CannotSeat):
        actions.give(one, ada, on=TODAY, by=None, at=LONG_AGO)

    assert Entry.objects.count() == before
    assert Entry.objects.filter(verb="governance.mandate_given", subject_id=str(one.pk)).count() == 1


def test_many_seats_are_given_at_once_or_none():
    one, organisation_ = body("WG9"), member()
    somebody, ada = delegate(organisation_), person("Ada")
    seats = [actions.Seat(somebody.person, date(2018, 1, 1), organisation_, "chair"), actions.Seat(ada, date(2018, 1, 1))]

    assert len(actions.give_many(one, seats, by=None, at=NOW)) == 2
    assert names(one) == [somebody.person.name, "Ada"]
    assert Entry.objects.filter(verb="governance.mandates_given").count() == 1


@pytest.mark.parametrize(
    ("said", "wrong"),
    [
        ("sits in WG9 already", lambda one: [actions.Seat(one.mandates.get().person, TODAY), actions.Seat(person(), TODAY)]),
        ("named twice", lambda one: [actions.Seat(twin := person(), TODAY), actions.Seat(twin, TODAY)]),
        ("does not act for", lambda one: [actions.Seat(person(), TODAY, member()), actions.Seat(person(), TODAY)]),
        ("after it was founded", lambda one: [actions.Seat(person(), date(2010, 1, 1))]),
    ],
)
def test_one_wrong_seat_among_many_gives_none(said: str, wrong):
    one = body("WG9")
    seat(one, person())

    with pytest.raises(actions.CannotSeat, match=said):
        actions.give_many(one, wrong(one), by=None, at=NOW)

    assert Mandate.objects.count() == 1
