"""Rows of many tables by one query: each part keeps its own, in every column, on both databases."""

from datetime import UTC, date, datetime

import pytest
from django.db.models import Value

from entente.people.choices import RoleCode
from entente.people.models import Holding, Person
from entente.people.together import Row, counted, facts, part, together
from tests.factories.people import LONG_AGO, account, person

pytestmark = pytest.mark.django_db


def test_every_column_of_every_part_comes_back_as_it_is(django_assert_num_queries):
    held = account(RoleCode.OFFICE)
    parts = [
        part(Person.objects.filter(pk=held.person_id), label="name"),
        part(Holding.objects.all(), id="role_id", label="person__name", on="from_on", at="known_at", number="person_id", more=Value("x")),
    ]

    with django_assert_num_queries(1):
        people, holdings = together(parts)

    name = held.person.name
    assert people == [Row(str(held.person_id), name, "", None, None, None)]
    assert holdings == [Row("office", name, "x", date(2016, 1, 1), LONG_AGO, held.person_id)]


def test_an_instant_keeps_its_milliseconds():
    at = datetime(2018, 3, 4, 5, 6, 7, 891000, tzinfo=UTC)
    account(RoleCode.OFFICE)
    Holding.objects.update(known_at=at)

    assert [row.at for row in together([part(Holding.objects.all(), at="known_at"), part(Person.objects.none())])[0]] == [at]


def test_the_first_few_of_an_order_are_taken_inside_the_database():
    for name in ("Bo", "Ada", "Cy", "Dee"):
        person(name)

    (first, none) = together([part(Person.objects.order_by("name"), most=2, label="name"), part(Person.objects.none(), most=3)])

    assert {row.label for row in first} == {"Ada", "Bo"}
    assert none == []


def test_counting_tells_nothing_where_there_is_nothing():
    person(), person()

    assert together([counted(Person.objects.all()), counted(Person.objects.filter(name="nobody"))]) == [
        [Row("", "", "", None, None, 2)],
        [],
    ]


def test_a_part_that_asks_for_nothing_may_come_first():
    account(RoleCode.OFFICE)

    nothing, holdings = together([part(Holding.objects.none(), on="from_on"), part(Holding.objects.all(), on="from_on")])

    assert (nothing, [row.on for row in holdings]) == ([], [date(2016, 1, 1)])


def test_several_facts_travel_as_one_column():
    person('Ana "K"')

    (rows,) = together([part(Person.objects.all(), more=facts(name="name", mail="email", none=Value("")))])

    assert rows[0].facts["name"] == 'Ana "K"'
    assert set(rows[0].facts) == {"name", "mail", "none"}


def test_nothing_is_asked_for_nothing(django_assert_num_queries):
    with django_assert_num_queries(0):
        assert together([]) == []
