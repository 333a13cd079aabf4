"""Whom the board suggests, and why."""

import pytest

from entente.consortia import actions, queries
from entente.consortia.choices import Answer
from entente.engine.consortia import Rule
from entente.members import actions as members_actions
from entente.members.choices import Kind
from tests.factories.consortia import AT, board, expertise, invited, office, role
from tests.factories.members import DAY, JOINED, member
from tests.factories.people import LONG_AGO
from tests.factories.projects import project

pytestmark = pytest.mark.django_db


@pytest.fixture
def field(db):
    """Four who know the first domain of expertise, each from elsewhere; one of them knows the coordinator."""
    crypto, audit = expertise(0, 1)
    lead = member("Lead", "FR", expertise=(crypto.pk,))
    german = member("German", "DE", expertise=(crypto.pk,), kind=Kind.UNIVERSITY)
    french = member("French", "FR", expertise=(crypto.pk, audit.pk))
    sister = member("Sister", "IT", expertise=(crypto.pk, audit.pk))
    project(lead, german)
    project(lead, german, topics=("ICT-35-2016",))
    members_actions.note_ownership(lead, sister, 60, on=JOINED, by=None, at=LONG_AGO)
    return {"lead": lead, "german": german, "french": french, "sister": sister, "crypto": crypto, "audit": audit}


def test_the_choice_keeps_the_rules_and_each_seat_says_why(field):
    of = board(field["lead"], countries=2)
    role(of, "Cryptography", expertise=[field["crypto"]])
    role(of, "Audit", expertise=[field["audit"]])

    found = queries.suggest(of, DAY)

    assert [line.organisation.name for line in found.lines] == ["Lead", "German", "French"]
    assert (found.weighed, found.conflicts) == (3, ())
    german = found.lines[1]
    assert (german.why.covers, german.why.experience) == (frozenset([field["crypto"].pk]), 1)
    assert [(one.name, times) for one, times in german.met] == [("Lead", 2)]
    assert german.why.holds == {Rule.COUNTRIES}
    assert german.instead is None
    assert found.points == (0 + 10) + (60 + 10) + 60 + 8


def test_who_said_no_is_not_suggested_again_and_who_is_asked_is_taken_to_say_yes(field):
    of = board(field["lead"], countries=1)
    seat = role(of, "Cryptography", expertise=[field["crypto"]])
    made = invited(seat, field["french"])

    assert queries.suggest(of, DAY).lines[1].asked == made
    assert queries.suggest(of, DAY).lines[1].organisation == field["french"]
    actions.answer(made, Answer.DECLINE, by=office(), at=AT)
    assert queries.suggest(of, DAY).lines[1].organisation == field["german"]


def test_what_cannot_be_done_says_which_rule_stands_in_the_way(field):
    of = board(field["lead"], countries=2, sme_share=100)
    role(of, "Cryptography", kind=Kind.UNIVERSITY, expertise=[field["crypto"]])
    role(of, "Nobody", kind=Kind.NATIONAL_AUTHORITY, expertise=[field["audit"]])

    found = queries.suggest(of, DAY)

    assert found.conflicts == (Rule.SMES,)
    assert [line.organisation for line in found.lines[1:]] == [None, None]


def test_fictional_and_real_organisations_are_not_mixed(field):
    other = member("Invented", "DE", expertise=(field["crypto"].pk,), is_fictional=True)
    of = board(other, countries=1)
    role(of, "Cryptography", expertise=[field["crypto"]])

    assert queries.suggest(of, DAY).lines[1].organisation is None


@pytest.mark.parametrize("count", [1, 3])
def test_a_suggestion_takes_the_same_queries_whoever_is_there(count, django_assert_num_queries):
    crypto = expertise(0)
    lead = member("Lead")
    of = board(lead, countries=1, in_member_states=0)
    for number in range(count):
        role(of, f"Role {number}", expertise=crypto)
        project(lead, member(country="DE", expertise=(crypto[0].pk,)))

    with django_assert_num_queries(12):
        queries.suggest(of, DAY)


def test_how_the_board_stands_counts_those_who_accepted(field):
    of = board(field["lead"], countries=2, sme_share=50)
    actions.answer(invited(role(of), field["german"]), Answer.ACCEPT, by=office(), at=AT)

    found = {kept.rule: (kept.there, kept.needed) for kept in queries.standing(of, queries.roles_of(of), DAY)}

    assert found == {Rule.COUNTRIES: (2, 2), Rule.MEMBER_STATE: (2, 1), Rule.SMES: (1, 1), Rule.INDEPENDENT: (2, 2)}
