"""Requests counted, and what of it may be shown to everybody."""

from datetime import UTC, date, datetime, timedelta

import pytest

from entente.support import actions, figures
from tests.factories.members import delegate, member
from tests.factories.support import AT, answered, asking, office_person, request

pytestmark = pytest.mark.django_db


def test_every_request_is_counted_once_by_kind_initiative_and_country(office):
    french, german = member(country="FR"), member(country="DE")
    answered(organisation=french, initiative_name="SEAWALL", signed_at=AT + timedelta(days=4))
    voice = delegate(german).person
    declined = actions.ask(asking("speaker"), german, asked_by=voice, by=voice, at=AT)
    actions.decline(declined, because="Nobody is free", by=office.person, at=AT)
    actions.ask(asking(initiative_name="Seawall"), german, asked_by=voice, by=voice, at=AT)

    found = figures.facts()
    whole, kinds = figures.whole(found), {line.key: line for line in figures.by_kind(found)}
    initiatives = figures.by_initiative(found)

    assert (whole.asked, whole.open, whole.answered, whole.declined, whole.median_days, whole.in_time) == (3, 1, 1, 1, 4, 1)
    assert (kinds["letter"].asked, kinds["speaker"].declined, kinds["name"].asked) == (2, 1, 0)
    assert [(label, line.asked) for label, line in initiatives] == [("Seawall", 2), ("", 1)]
    assert [(line.key, line.asked) for line in figures.by_country(found)] == [("DE", 2), ("FR", 1)]
    for lines in (figures.by_kind(found), [line for _label, line in initiatives], figures.by_country(found)):
        assert sum(line.asked for line in lines) == whole.asked


def test_an_answer_after_the_promised_day_is_not_in_time():
    answered(signed_at=AT + timedelta(days=30))

    assert (figures.whole(figures.facts()).in_time, figures.whole(figures.facts()).median_days) == (0, 30)


def test_a_year_is_the_one_in_which_it_was_asked():
    request()
    request(at=datetime(2019, 1, 3, 9, tzinfo=UTC))

    assert [len(figures.facts(year)) for year in (2018, 2019, 2020)] == [1, 1, 0]
    assert figures.years() == [2019, 2018]


def test_everybody_sees_years_that_are_over_and_no_number_behind_which_fewer_than_three_stand():
    for _number in range(4):
        request("letter")
    request("speaker")
    request(at=datetime(2019, 1, 3, 9, tzinfo=UTC))

    ((year, shown),) = figures.public(figures.facts(), date(2019, 6, 1))

    assert year == 2018
    assert (shown.total, shown.cells["speaker"], shown.cells["letter"], shown.cells["name"]) == (5, None, None, 0)
    assert figures.public(figures.facts(), date(2018, 12, 31)) == []


@pytest.mark.parametrize("members", [1, 2])
def test_not_even_the_year_in_which_fewer_than_three_asked_is_told(members):
    for _number in range(members):
        request("letter")

    assert figures.public(figures.facts(), date(2019, 6, 1)) == []


@pytest.mark.parametrize("rows", [1, 3])
def test_the_figures_ask_once(rows, django_assert_num_queries):
    for _number in range(rows):
        request(by=None)

    with django_assert_num_queries(1):
        assert figures.whole(figures.facts()).asked == rows
    assert office_person()
