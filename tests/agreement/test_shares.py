"""Own shares on hand-written participations: derived where the record states amounts, never asked, never guessed."""

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest

from entente.agreement import actions
from entente.agreement.actions.facts import TermsFacts
from entente.agreement.models import Declaration
from entente.agreement.queries.figures import figures
from entente.agreement.queries.ledger import declarations
from entente.agreement.queries.scope import scope_of
from entente.agreement.queries.shares import shares_in, summary
from entente.engine.shares import Underivable
from entente.projects.models import Participation
from tests.factories import agreement as make
from tests.factories import members
from tests.factories.people import person

pytestmark = pytest.mark.django_db
DAY = date(2018, 9, 30)
YEARS_LATER = datetime(2019, 2, 1, tzinfo=UTC)


def derive(at: datetime = YEARS_LATER) -> actions.Derived:
    return actions.derive_shares(make.contract(), by=person(), at=at)


def accept(at: datetime = YEARS_LATER, by=None) -> actions.Accepted:
    return actions.accept_shares(make.contract(), by=by or person(), at=at)


def lines() -> list[tuple[int, Decimal, str]]:
    rows = declarations(make.contract()).filter(source="participation").order_by("year", "pk")
    return [(row.year, row.amount, row.state) for row in rows]


def test_the_share_is_cost_less_eu_money_spread_over_the_projects_months():
    make.participation(members.member(), cost="100000", paid="70000", start=date(2017, 10, 1), end_on=date(2018, 12, 31))

    done = derive()

    assert (done.made, done.replaced, done.unchanged, done.not_derivable) == (2, 0, 0, 0)
    assert lines() == [(2017, Decimal("6000.00"), "declared"), (2018, Decimal("24000.00"), "declared")]
    line = Declaration.objects.first()
    assert (line.grade, line.source, line.activity, line.by) == ("P", "participation", "own_share", None)


def test_accepted_in_bulk_it_counts_with_the_certified_ones():
    make.participation(members.member(), cost="100", paid="40", end_on=date(2018, 12, 31))
    derive()

    done = accept(datetime(2018, 9, 1, tzinfo=UTC))

    assert (done.accepted, done.waiting) == (2, 0)
    said = figures(make.contract(), date(2018, 12, 31), date(2019, 12, 31))
    assert said["private"]["P"] == "60.00"
    assert said["context"]["shares"] == {"participations": 1, "derivable": 1, "amount": "60.00", "not_derivable": {}}


def test_what_the_record_does_not_state_counts_nothing_and_says_why():
    one = members.member()
    make.participation(one)
    make.participation(one, cost="5")
    make.participation(one, cost="5", paid="6")
    make.participation(one, cost="6", paid="5", end_on=None)

    found = summary(shares_in({project.pk for project in scope_of(make.contract()).inside}))

    assert derive().not_derivable == 4
    assert (found.amount, found.derivable) == (None, 0)
    assert found.reasons == {
        Underivable.COST_NOT_STATED: 1,
        Underivable.EU_NOT_STATED: 1,
        Underivable.NEGATIVE: 1,
        Underivable.NO_DATES: 1,
    }
    assert figures(make.contract(), DAY)["private"]["P"] is None


def test_years_that_have_not_begun_wait_for_their_turn():
    make.participation(members.member(), cost="24", paid="0", end_on=date(2018, 12, 31))

    assert derive(datetime(2017, 6, 1, tzinfo=UTC)).made == 1
    assert derive(datetime(2018, 6, 1, tzinfo=UTC)).made == 1
    assert [year for year, _amount, _state in lines()] == [2017, 2018]


def test_deriving_again_changes_nothing():
    make.participation(members.member(), cost="100", paid="40")
    derive()

    again = derive()

    assert (again.made, again.replaced, again.unchanged) == (0, 0, 2)


def test_a_changed_record_replaces_the_line_which_counts_until_the_new_one_is_accepted():
    part = make.participation(members.member(), cost="100", paid="40", end_on=date(2017, 12, 31))
    derive()
    accept()
    Participation.objects.filter(pk=part.pk).update(eu_contribution=50)

    assert derive().replaced == 1
    assert lines() == [(2017, Decimal("60.00"), "accepted"), (2017, Decimal("50.00"), "declared")]

    accept(datetime(2019, 3, 1, tzinfo=UTC))

    assert lines() == [(2017, Decimal("60.00"), "replaced"), (2017, Decimal("50.00"), "accepted")]


def test_what_the_record_no_longer_shows_becomes_a_line_of_0():
    part = make.participation(members.member(), cost="100", paid="40", end_on=date(2017, 12, 31))
    derive()
    accept()
    Participation.objects.filter(pk=part.pk).update(eu_contribution=None)

    derive()
    accept(datetime(2019, 3, 1, tzinfo=UTC))

    assert lines() == [(2017, Decimal("60.00"), "replaced"), (2017, Decimal("0.00"), "accepted")]
    assert figures(make.contract(), date(2018, 12, 31), date(2019, 12, 31))["left_out"] == []


def test_a_participant_that_left_early_pays_only_until_then():
    make.participation(members.member(), cost="12", paid="0", end_on=date(2018, 12, 31))
    Participation.objects.update(ended_on=date(2017, 6, 30))

    derive()

    assert lines() == [(2017, Decimal("12.00"), "declared")]


def test_projects_outside_the_scope_bring_no_share():
    make.participation(members.member(), cost="100", paid="40", topic="ICT-35-2016")

    assert derive() == actions.Derived(0, 0, 0, 0)


def test_large_lines_wait_for_a_review_by_somebody_else():
    contract, office, second = make.contract(), person(), person()
    terms = TermsFacts(Decimal(9), Decimal(3), Decimal(36), make.SIGNED, review_above=Decimal(50))
    actions.change_terms(contract, terms, because="two people", by=office, at=make.AT)
    make.participation(members.member(), cost="60", paid="0", end_on=date(2017, 12, 31))
    make.participation(members.member(), cost="50", paid="0", end_on=date(2017, 12, 31))
    derive()
    large = Declaration.objects.get(amount=60)

    assert accept(by=office) == actions.Accepted(1, 1)
    actions.review(large, by=office, at=YEARS_LATER)
    assert accept(by=office) == actions.Accepted(0, 1)
    actions.review(large, by=second, at=YEARS_LATER)
    assert accept(by=office) == actions.Accepted(1, 0)


def test_shares_of_many_participations_add_up_to_the_cent():
    for cost, paid in (("100.01", "33.34"), ("0.01", "0"), ("999999.99", "123456.78")):
        make.participation(members.member(), cost=cost, paid=paid, start=date(2016, 11, 1), end_on=date(2018, 12, 31))

    derive()

    assert sum(amount for _year, amount, _state in lines()) == Decimal("66.67") + Decimal("0.01") + Decimal("876543.21")
