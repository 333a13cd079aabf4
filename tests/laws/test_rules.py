"""Laws of rules and rolls."""

import json
from dataclasses import fields, is_dataclass, replace
from datetime import date, timedelta
from decimal import Decimal

from hypothesis import assume
from hypothesis import strategies as st

from entente.engine.roll import FeeState, Member, compile_roll
from entente.engine.rules import Contradiction, Unit, Weighs, in_english, restored, stored
from tests.laws.voting import CLASSES, given, roll_rules, rules

ON = date(2026, 11, 28)
members = st.builds(
    Member,
    st.integers(1, 40),
    st.sampled_from(("Alder", "Birch")),
    st.sampled_from(CLASSES),
    st.sampled_from(("admitted", "suspended")),
    st.sampled_from(("BE", "FR")),
    st.sampled_from(("", "", "Holding")),
    st.booleans(),
    st.sampled_from(list(FeeState)),
    st.none() | st.just(2025),
    st.none() | st.integers(0, 12).map(Decimal),
    st.none() | st.integers(0, 12),
    st.integers(0, 3),
    st.booleans(),
)
assemblies = st.lists(members, max_size=8, unique_by=lambda member: member.id)


@given(rules())
def test_a_rule_that_was_kept_is_the_same_rule(rule):
    assert restored(json.loads(json.dumps(stored(rule)))) == rule


@given(rules(), rules(), st.data())
def test_the_sentence_says_everything_that_differs(rule, other, data):
    changed = _one_field_of(rule, other, data)
    assume(changed is not None and changed != rule)

    assert in_english(changed) != in_english(rule)


def _one_field_of(rule, other, data):
    """The rule with one field, of it or of one of its parts, as the other has it; None where that contradicts itself."""
    names = [one.name for one in fields(rule) if one.name != "name" and getattr(rule, one.name) != getattr(other, one.name)]
    if not names:
        return None
    name = data.draw(st.sampled_from(names))
    mine, theirs = getattr(rule, name), getattr(other, name)
    if is_dataclass(mine) and type(mine) is type(theirs) and data.draw(st.booleans()):
        theirs = _one_field_of(mine, theirs, data)
    try:
        return None if theirs is None and is_dataclass(mine) and name in ("source", "weight") else replace(rule, **{name: theirs})
    except (Contradiction, ValueError):
        return None


@given(roll_rules(), assemblies, st.randoms(use_true_random=False))
def test_the_order_of_members_never_matters_to_the_roll(rule, assembly, dice):
    shuffled = list(assembly)
    dice.shuffle(shuffled)

    assert compile_roll(rule, shuffled, ON) == compile_roll(rule, assembly, ON)


@given(roll_rules(), assemblies)
def test_every_line_says_why_and_nobody_votes_against_the_rule(rule, assembly):
    roll = compile_roll(rule, assembly, ON)
    facts = {member.id: member for member in assembly}

    assert [line.member for line in roll.lines] == sorted(facts)
    for line in roll.lines:
        member = facts[line.member]
        assert line.reasons
        assert any(str(why).startswith("none: ") for why in line.reasons) == (not line.votes)
        if line.votes:
            assert member.standing in rule.electorate.standings
            assert not (rule.electorate.needs_dues and member.fee is FeeState.UNPAID)
            assert rule.weight.at_least <= line.votes <= (rule.weight.at_most or line.votes)
    voices = [line for line in roll.lines if line.votes and line.group]
    assert rule.unit is not Unit.GROUP or len(voices) <= len({line.group for line in voices})


@given(roll_rules(), assemblies)
def test_the_hash_is_of_what_decides(rule, assembly):
    roll = compile_roll(rule, assembly, ON)
    renamed = [replace(member, name="Renamed") for member in assembly]

    assert compile_roll(rule, renamed, ON).digest == roll.digest
    assert compile_roll(rule, assembly, ON + timedelta(days=1)).digest != roll.digest
    assert compile_roll(rule, [*assembly, Member(99, "New", "sme")], ON).digest != roll.digest


@given(roll_rules(), assemblies, members)
def test_paying_never_takes_votes_and_attending_never_gives_them(rule, assembly, member):
    assembly = [*(one for one in assembly if one.id != member.id), member]
    rule = replace(rule, unit=Unit.MEMBER)

    def votes(**facts):
        roll = compile_roll(rule, [replace(one, **facts) if one is member else one for one in assembly], ON)
        return next(line.votes for line in roll.lines if line.member == member.id)

    assert votes(fee=FeeState.PAID) == votes(fee=FeeState.NOT_COLLECTED) >= votes(fee=FeeState.UNPAID)
    assert votes(attending=member.attending + 1) <= votes()
    if rule.weight.weighs is Weighs.BY_MEMBERS and member.represents is not None:
        assert votes(represents=member.represents + 1) >= votes()
