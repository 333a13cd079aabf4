from datetime import date

import pytest

from entente.members import actions, queries
from entente.members.choices import StandingKind
from entente.members.models import Reference, Standing
from entente.record.models import Entry
from entente.record.queries import Reader, history
from tests.factories.members import FOUNDED, JOINED, applicant, at, member, organisation
from tests.factories.people import person

pytestmark = pytest.mark.django_db
SPRING = date(2018, 4, 1)


def course(one):
    return [(row.kind, row.from_on, row.to_on) for row in queries.membership_of(one)]


def test_an_applicant_is_admitted_from_the_day_of_the_decision():
    one = applicant()

    actions.admit(one, on=JOINED, by=person(), at=at(2016, 7, 6))

    assert course(one) == [("applicant", FOUNDED, JOINED), ("admitted", JOINED, None)]
    assert queries.standing_on(one, date(2016, 7, 4)).kind == StandingKind.APPLICANT
    assert queries.standing_on(one, JOINED).kind == StandingKind.ADMITTED


def test_admitting_twice_is_refused_in_words():
    one = member("Aurelia")

    with pytest.raises(actions.CannotChangeStanding, match=r"Aurelia is already admitted, since 5 July 2016\."):
        actions.admit(one, on=SPRING, by=None, at=at(2018))

    assert course(one)[-1] == ("admitted", JOINED, None)


def test_only_an_applicant_is_admitted():
    one = organisation("Bastion", kind="sme")

    with pytest.raises(actions.CannotChangeStanding, match=r"Bastion has no standing now; this needs one of: applicant\."):
        actions.admit(one, on=SPRING, by=None, at=at(2018))


def test_admitting_what_nobody_classified_is_refused():
    one = organisation("Calmar")
    actions.apply(one, on=FOUNDED, by=None, at=at(2016))

    with pytest.raises(actions.CannotChangeStanding, match="Say first what kind of organisation Calmar was on 5 July 2016"):
        actions.admit(one, on=JOINED, by=None, at=at(2016))


def test_a_change_before_the_last_one_is_refused():
    one = member("Dalia")

    with pytest.raises(actions.CannotChangeStanding, match=r"Dalia is admitted since 5 July 2016; choose that day or a later one\."):
        actions.leave(one, on=date(2016, 7, 4), by=None, at=at(2018))


def test_a_member_is_suspended_reinstated_and_leaves():
    one = member()

    actions.suspend(one, on=date(2017, 1, 1), by=None, at=at(2017))
    actions.reinstate(one, on=date(2017, 3, 1), by=None, at=at(2017, 3))
    actions.leave(one, on=date(2018, 1, 1), by=None, at=at(2018))

    assert [kind for kind, *_ in course(one)] == ["applicant", "admitted", "suspended", "admitted", "left"]


@pytest.mark.parametrize("move", ["suspend", "exclude", "leave"])
def test_what_only_a_member_can_be_is_refused_to_an_applicant(move):
    one = applicant("Egida")

    with pytest.raises(actions.CannotChangeStanding, match="Egida is applicant since 13 June 2016; that does not lead to this"):
        actions.change_standing(one, move, on=SPRING, by=None, at=at(2018))


def test_an_application_that_fails_leaves_no_standing_and_may_come_again():
    one = applicant()

    actions.turn_down(one, on=JOINED, by=None, at=at(2016, 7))
    actions.apply(one, on=SPRING, by=None, at=at(2018))

    assert course(one) == [("applicant", FOUNDED, JOINED), ("applicant", SPRING, None)]
    assert queries.standing_on(one, date(2017, 1, 1)) is None


def test_a_change_that_was_wrong_is_taken_back_and_stays_known_as_it_was():
    one, office = member(), person()
    actions.leave(one, on=SPRING, by=office, at=at(2018, 4))

    actions.take_back_standing(one, because="the letter came from another organisation", by=office, at=at(2018, 6))

    assert course(one)[-1] == ("admitted", JOINED, None)
    known_in_may = Standing.objects.known(at(2018, 5)).on(date(2018, 5, 1)).get(organisation=one)
    assert known_in_may.kind == StandingKind.LEFT


def test_a_failed_application_can_be_taken_back_too():
    one = applicant()
    actions.turn_down(one, on=JOINED, by=None, at=at(2016, 7))

    actions.take_back_standing(one, because="it was another's", by=person(), at=at(2016, 8))

    assert course(one) == [("applicant", FOUNDED, None)]


def test_nothing_is_taken_back_where_nothing_was():
    with pytest.raises(actions.CannotChangeStanding, match="never had a standing"):
        actions.take_back_standing(organisation(), because="x", by=person(), at=at(2018))


def test_the_decision_is_kept_with_the_fact_and_in_the_record():
    one = applicant("Fjordvakt")
    decision = Reference("governance", "decision", "12", "Board of 19 September 2018, item 4")

    actions.admit(one, on=SPRING, by=person(), at=at(2018), decision=decision)

    assert Reference.read(queries.standing_on(one, SPRING).decision) == decision
    told = history(one, Reader(office=True))[0]
    assert told.sentence == "Fjordvakt was admitted"
    assert told.because == "Board of 19 September 2018, item 4"
    assert ("standing", "applicant", "admitted") in told.changes


def test_a_failing_record_entry_undoes_the_change(monkeypatch):
    one = applicant()
    entries = Entry.objects.count()
    monkeypatch.setattr(Entry, "save", lambda *args, **kwargs: 1 / 0)

    with pytest.raises(ZeroDivisionError):
        actions.admit(one, on=JOINED, by=person(), at=at(2016))

    assert course(one) == [("applicant", FOUNDED, None)]
    assert Entry.objects.count() == entries
