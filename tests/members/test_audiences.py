"""Nouns of this room asked together mean whom each means by its own joined query, on any day and in any world."""

import random
from datetime import date

import pytest

from entente.members import actions
from entente.members.audiences import AUDIENCES
from entente.members.audiences.resolving import people_meant
from entente.members.audiences.traits import Trait
from entente.members.choices import DelegationRole, Kind
from entente.vocabulary.queries import sectors_within
from tests.factories.members import LONG_AGO, applicant, at, member, organisation
from tests.factories.people import person

pytestmark = pytest.mark.django_db
DAYS = [date(2017, 1, 1), date(2018, 6, 1), date(2026, 1, 1)]
LATER = at(2019)
ROLES = [role for role in DelegationRole if role != DelegationRole.REPRESENTATIVE]  # of which there is one
SECTORS = ["demand-energy", "nis2-annex-1", "nis2-energy"]
KINDS = [Kind.SME, Kind.UNIVERSITY, Kind.LARGE_COMPANY]


def world(dice: random.Random) -> None:
    """Members that moved, changed their kind, were suspended; applicants; people with several roles, some of them over."""
    made = []
    for _number in range(8):
        found = {"sectors": tuple(dice.sample(SECTORS, dice.randrange(3)))}
        build = dice.choice([member, member, member, applicant, organisation])
        made.append(build(country=dice.choice(["FR", "DE"]), kind=dice.choice(KINDS), **found))
        if build is member:
            _history(dice, made[-1])
    for somebody in [person() for _number in range(12)]:
        for one in dice.sample(made, dice.randrange(1, 3)):
            held = actions.delegate(somebody, one, dice.choice(ROLES), on=date(2016, 7, 6), by=None, at=LONG_AGO)
            if dice.random() < 0.3:
                actions.end_delegation(held, on=date(2018, 1, 1), by=None, at=LATER)


def _history(dice: random.Random, one: object) -> None:
    if dice.random() < 0.4:
        actions.move(one, "IT", on=date(2018, 1, 1), by=None, at=LATER)  # type: ignore[arg-type]
    if dice.random() < 0.4:
        actions.reclassify(one, Kind.UNIVERSITY, on=date(2018, 2, 1), by=None, at=LATER)  # type: ignore[arg-type]
    if dice.random() < 0.3:
        actions.suspend(one, on=date(2018, 3, 1), by=None, at=LATER)  # type: ignore[arg-type]


def joined(trait: Trait, values: set[str], day: date) -> dict[str, set[int]]:
    rows = list(trait.rows(day).values_list("value", "person"))
    within = {value: sectors_within(value) if trait.noun == "sector" else {value} for value in values}
    return {value: {who for code, who in rows if code in codes} for value, codes in within.items()}


@pytest.mark.parametrize("seed", range(4))
def test_asked_together_is_what_each_noun_means_alone(seed, django_assert_num_queries):
    world(random.Random(seed))
    traits = [one for one in AUDIENCES if isinstance(one, Trait)]
    asked = {one.noun: set(one.labels()) for one in traits}

    for day in DAYS:
        with django_assert_num_queries(3):
            found = people_meant(asked, day)
        for trait in traits:
            expected = joined(trait, asked[trait.noun], day)
            assert {value: people for value, people in found[trait.noun].items() if people} == {
                value: people for value, people in expected.items() if people
            }, (trait.noun, day)
