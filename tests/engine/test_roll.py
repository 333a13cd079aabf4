"""Who has how many votes, and the answer to why."""

from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest

from entente.engine.roll import FeeState, Member, cannot_split, compile_roll, in_ones
from entente.engine.rules import Electorate, Majority, Rule, Source, Unit, Weighs, Weight
from entente.engine.rules.example import ORDINARY, WEIGHTED

ON = date(2026, 11, 14)


def rule(weight=Weight(), unit=Unit.MEMBER, **electorate):  # noqa: B008 -- frozen
    return Rule("Rule", Source("Article 1", "1"), Electorate(**electorate), weight, unit, majority=Majority())


def told(used, *members):
    return [(line.votes, "; ".join(map(str, line.reasons))) for line in compile_roll(used, members, ON).lines]


def test_dues_unpaid_take_the_vote_and_dues_not_collected_do_not():
    members = [
        Member(1, "Alder", "sme", fee=FeeState.PAID),
        Member(2, "Birch", "sme", fee=FeeState.UNPAID, fee_year=2025),
        Member(3, "Cedar", "sme"),
        Member(4, "Elm", "sme", standing="suspended"),
    ]

    assert told(ORDINARY, *members) == [
        (1, "one member, one vote"),
        (0, "none: dues of 2025 unpaid"),
        (1, "one member, one vote; whether its dues are paid is not collected, which takes no vote away"),
        (0, "none: on the record date it is suspended, and the rule asks for admitted"),
    ]
    roll = compile_roll(ORDINARY, members, ON)
    assert (roll.votes, roll.strength.whole.members, [line.name for line in roll.entitled]) == (2, 2, ["Alder", "Cedar"])


def test_ada_europe_counts_represented_members_less_those_that_attend():
    """An associate's votes are the number of its indirect members minus those attending in person."""
    association = Member(1, "Association", "association", represents=23, attending=4)

    assert told(WEIGHTED, association)[0] == (
        19,
        "19 for 23 members it represents less 4 that attend themselves, one for every 1; "
        "whether its dues are paid is not collected, which takes no vote away",
    )
    assert told(WEIGHTED, Member(2, "New", "association"))[0][1].startswith("none: how many members it represents is not stated")


@pytest.mark.parametrize(
    ("weight", "member", "votes", "why"),
    [
        (Weight(Weighs.BY_CLASS, {"large": Fraction(2)}), {}, 2, "2 for the class large"),
        (Weight(Weighs.BY_CLASS, {"sme": Fraction(2)}), {}, 0, "0 for the class large; none: under this rule its weight is 0"),
        (
            Weight(Weighs.BY_FEE, bands=((Fraction(0), Fraction(1)), (Fraction(5000), Fraction(3)))),
            {"fee_amount": Decimal(5000)},
            3,
            "3 for a fee of EUR 5000 (from EUR 5000)",
        ),
        (Weight(Weighs.BY_FEE, bands=((Fraction(1), Fraction(1)),)), {}, 0, "none: its fee is not stated, and the rule weighs by fee"),
        (
            Weight(Weighs.BY_MEMBERS, per=10, at_most=Fraction(5)),
            {"represents": 87},
            5,
            "8 for 87 members it represents, one for every 10; held at the most of 5",
        ),
        (
            Weight(Weighs.BY_MEMBERS, per=10, at_least=Fraction(1)),
            {"represents": 9},
            1,
            "0 for 9 members it represents, one for every 10; raised to the least of 1",
        ),
    ],
)
def test_votes_by_class_by_fee_and_by_members_represented(weight, member, votes, why):
    assert told(rule(weight), Member(1, "Alder", "large", **member)) == [(votes, why)]


def test_a_corporate_group_votes_through_the_one_it_named():
    members = [
        Member(1, "Parent", "large", group="G", is_group_voice=True),
        Member(2, "Daughter", "large", group="G"),
        Member(3, "Silent", "large", group="H"),
        Member(4, "Alone", "large"),
    ]

    assert told(rule(unit=Unit.GROUP), *members) == [
        (1, "one member, one vote; it votes for its corporate group G"),
        (0, "none: Parent votes for its corporate group"),
        (0, "none: its corporate group H has not named who votes for it"),
        (1, "one member, one vote"),
    ]
    assert compile_roll(rule(unit=Unit.GROUP), members, ON).silent_groups == ("H",)
    assert compile_roll(rule(), members, ON).votes == 4


def test_a_member_is_on_the_roll_once():
    with pytest.raises(ValueError, match="on the roll once"):
        compile_roll(rule(), [Member(1, "A", "sme"), Member(1, "B", "sme")], ON)


def test_an_association_may_cast_its_votes_in_parts_where_the_rule_lets_it():
    may, may_not = Weight(Weighs.BY_MEMBERS, may_split=True), Weight(Weighs.BY_MEMBERS)
    parts = [Fraction(12), Fraction(7)]

    assert cannot_split("Association", Fraction(19), parts, may) is None
    assert "in parts" in str(cannot_split("Association", Fraction(19), parts, may_not))
    assert str(cannot_split("Association", Fraction(18), parts, may)) == "The parts add up to 19 votes; Association has 18."
    assert cannot_split("Association", Fraction(18), [Fraction(0)], may)
    assert in_ones(Fraction(5, 2)) == (1, 1, Fraction(1, 2))
