"""Counts as of any date, as known by any instant, against a model that replays what was said day by day."""

from collections import Counter
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import HealthCheck, event, given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from entente.members import actions, queries
from entente.members.choices import Kind
from entente.members.models import Category, Organisation
from tests.factories.members import member, organisation, partnership
from tests.factories.people import person

START = date(2018, 1, 1)
MOVES = sorted(actions.MOVES)
KINDS = [Kind.SME, Kind.LARGE_COMPANY, Kind.UNIVERSITY]
COUNTRIES = ["FR", "DE", "GR"]
WHAT = ["move", "move", "move", "kind", "seat", "back"]
gaps = st.sampled_from([0, 0, 1, 1, 2, -1])
steps = st.lists(st.tuples(st.integers(0, 2), st.sampled_from(WHAT), st.integers(0, 6), gaps), min_size=4, max_size=24)


class Model:
    """What was said of one organisation, as plain lists; asked by walking through them."""

    def __init__(self, country: str) -> None:
        self.standing: list[tuple[int, str]] = []
        self.kinds: list[tuple[int, str]] = [(-9, Kind.SME)]
        self.seats: list[tuple[int, str]] = [(-(10**6), country)]

    def copy(self) -> "Model":
        twin = Model("")
        twin.standing, twin.kinds, twin.seats = list(self.standing), list(self.kinds), list(self.seats)
        return twin


def last_on(rows: list[tuple[int, str]], day: int) -> str:
    return next((value for since, value in reversed(rows) if since <= day), "")


def put(rows: list[tuple[int, str]], day: int, value: str) -> None:
    """From the day on this value; what began on the same day never was."""
    while rows and rows[-1][0] == day:
        rows.pop()
    rows.append((day, value))


def said(one: Organisation, model: Model, step: tuple[str, int, int], at: datetime) -> None:
    """Say it to the room; where the room agrees, say it to the model."""
    what, which, day = step
    on = START + timedelta(days=day)
    try:
        if what == "move":
            move = MOVES[which]
            actions.change_standing(one, move, on=on, by=None, at=at)
            put(model.standing, day, actions.MOVES[move].into or "")
        elif what == "kind":
            actions.reclassify(one, KINDS[which % 3], on=on, by=None, at=at)
            if not model.kinds or model.kinds[-1][1] != KINDS[which % 3] or model.kinds[-1][0] == day:
                put(model.kinds, day, KINDS[which % 3])
        elif what == "seat":
            actions.move(one, COUNTRIES[which % 3], on=on, by=None, at=at)
            put(model.seats, day, COUNTRIES[which % 3])
        else:
            taken_back(one, model, at)
    except actions.Refusal:
        return


def taken_back(one: Organisation, model: Model, at: datetime) -> None:
    actions.take_back_standing(one, because="wrong", by=person(), at=at)
    known = queries.membership_of(one)
    model.standing = [(row.from_on.toordinal() - START.toordinal(), row.kind) for row in known]
    for row in known:
        if row.to_on and all(other.from_on != row.to_on for other in known):
            model.standing.append((row.to_on.toordinal() - START.toordinal(), ""))
    model.standing.sort(key=lambda pair: pair[0])


class Counts(TestCase):
    @settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
    @given(steps, st.integers(-4, 14), st.integers(0, 24))
    def test_counts_are_right_on_any_day_and_as_known_by_any_instant(self, steps, day, known):
        partnership()
        models = [Model(country) for country in COUNTRIES]  # each an SME since long before
        ones = [organisation(country=country, kind=Kind.SME, kind_from=START - timedelta(days=9)) for country in COUNTRIES]
        codes = {kind: category.code for category in Category.objects.all() if not category.is_for_clusters for kind in category.kinds}
        begin = datetime(2018, 1, 20, tzinfo=UTC)
        for one, model in zip(ones[:2], models[:2], strict=True):
            said(one, model, ("move", MOVES.index("apply"), -9), begin - timedelta(hours=9))
            said(one, model, ("move", MOVES.index("admit"), -8), begin - timedelta(hours=8))
        past = [model.copy() for model in models]
        now = -3
        for number, (who, what, which, gap) in enumerate(steps):
            now += gap
            said(ones[who], models[who], (what, which, now), begin + timedelta(hours=number))
            if number == known:
                past = [model.copy() for model in models]
        if known >= len(steps):
            past = models

        for instant, expected in ((None, models), (begin + timedelta(hours=known, minutes=30), past)):
            members = [model for model in expected if last_on(model.standing, day) == "admitted"]
            counts = queries.counts_on(START + timedelta(days=day), instant)
            event(f"members: {len(members)}")
            assert counts.total == len(members) == sum(counts.by_category.values()) == sum(counts.by_country.values())
            assert +Counter(counts.by_country) == Counter(last_on(model.seats, day) for model in members)
            assert +Counter(counts.by_category) == Counter(codes.get(last_on(model.kinds, day), "") for model in members)


@pytest.mark.django_db
@pytest.mark.parametrize("members", [1, 3])
def test_counting_asks_four_questions(members, django_assert_num_queries):
    for _number in range(members):
        member()

    with django_assert_num_queries(4):
        counts = queries.counts_on(date(2018, 9, 30))

    assert counts.total == members
    assert counts.countries == 1


@pytest.mark.django_db
def test_a_class_says_what_an_organisation_was():
    one, known = member("Aurelia", "FR", kind=Kind.UNIVERSITY), organisation()

    classes = queries.classes_on(date(2018, 9, 30))

    assert classes == {one.pk: queries.Class("admitted", "university", "rto-university", "FR", False)}
    assert known.pk not in classes
