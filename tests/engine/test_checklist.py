"""What keeps a vote from being opened."""

from dataclasses import replace
from datetime import date
from fractions import Fraction

import pytest

from entente.engine.rules import (
    Contradiction,
    Elects,
    Method,
    Proxies,
    Proxy,
    ProxyScope,
    Quorum,
    Secrecy,
    Situation,
    Threshold,
    Weight,
    blocking,
    checklist,
    in_english,
    restored,
    strength,
)
from entente.engine.rules.example import BOARD, EXAMPLE, ORDINARY, STATUTES

DAY = date(2026, 11, 28)


def there(members, name="sme"):
    return strength([(name, Fraction(1))] * members)


GOOD = Situation(
    opens_on=DAY, roll=there(20), present=there(9), represented=there(1), record_on=date(2026, 11, 14), noticed_on=date(2026, 10, 31)
)


def blocked(rule, situation=GOOD, **changed):
    return [str(check.said) for check in blocking(checklist(rule, replace(situation, **changed)))]


def test_a_vote_for_which_everything_holds_may_be_opened():
    assert blocked(ORDINARY) == []
    assert [str(check.said) for check in checklist(ORDINARY, GOOD)] == [
        "The rule holds on the day of the vote (2026-11-28)",
        "Notice was given 28 days before, 28 are needed",
        "The roll is of the record date, 2026-11-14",
        "20 members have 20 votes",
        "Quorum: 10 of 20 are there, at least 1/2 needed",
        "The vote is as secret as the rule asks",
    ]


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"noticed_on": None}, "No notice was given, 28 days are needed: give it now"),
        ({"noticed_on": date(2026, 11, 1)}, "Notice was given 27 days before, 28 are needed: the earliest day is 2026-11-29"),
        ({"record_on": DAY}, "The record date is 2026-11-14: compute the roll as of that day"),
        ({"represented": there(0)}, "No quorum: 9 of 20 are there, at least 1/2 needed: wait, or call again"),
        ({"silent_groups": ("H",)}, "The corporate group H has to name who votes for it"),
        ({"secrecy": Secrecy.SEPARATED}, "The rule asks for a roll-call here: a secret vote is not provided for"),
        ({"opens_on": date(2016, 7, 1)}, "The rule holds from 2016-07-05 only: open the vote then, or take the version before"),
    ],
)
def test_each_fault_is_named_with_what_mends_it(changed, said):
    assert said in blocked(ORDINARY, **changed)


def test_a_second_call_has_its_days_and_needs_no_quorum():
    """As one association writes: two to six weeks later, without quorum."""
    few = replace(GOOD, present=there(2), represented=there(0))

    assert blocked(STATUTES, few, called_again_after=date(2026, 11, 7)) == []
    assert "at least 14 are needed" in blocked(STATUTES, few, called_again_after=date(2026, 11, 20))[0]
    assert "at most 42 are allowed" in blocked(STATUTES, few, called_again_after=date(2026, 9, 20))[0]


def test_a_quorum_may_hold_for_every_class_and_for_those_present_only():
    classes = replace(ORDINARY, quorum=Quorum(Threshold(Fraction(1, 4)), counts_represented=False, per_class=Threshold(Fraction(1, 2))))
    roll = strength([("sme", Fraction(1))] * 10 + [("large", Fraction(1))] * 10)
    present = strength([("sme", Fraction(1))] * 6 + [("large", Fraction(1))] * 2)

    assert blocked(classes, roll=roll, present=present, represented=there(10, "large")) == [
        "No quorum of the class large: 2 of 10 are there, at least 1/2 needed: wait, or call again"
    ]


def test_a_vote_about_persons_is_secret_where_the_rule_says_so():
    election = replace(GOOD, is_about_persons=True, candidates=8, has_seed=True, secrecy=Secrecy.SEPARATED)

    assert blocked(BOARD, election) == []
    assert blocked(BOARD, election, secrecy=Secrecy.ROLL_CALL) == ["The rule asks for a secret vote here: choose separated"]
    assert blocked(BOARD, election, has_seed=False) == ["A tie would be decided by lot: record the seed in public first"]
    assert blocked(BOARD, election, candidates=0) == ["Nobody stands: call for candidacies"]


def proxy(**facts):
    return Proxy("Holder", facts.pop("giver", "Giver"), **facts)


@pytest.mark.parametrize(
    ("rule", "held", "said"),
    [
        (None, [proxy()], "Holder cannot vote for Giver: the rule knows no proxies"),
        (Proxies(cap=1), [proxy(), proxy(giver="Other")], "Holder holds 2 proxies, at most 1 are allowed: give one to somebody else"),
        (Proxies(same_class=True), [proxy(holder_class="sme", giver_class="large")], "only within one class"),
        (Proxies(), [proxy(is_holder_present=False)], "Holder is not present and cannot vote for Giver"),
        (Proxies(scope=ProxyScope.ITEM), [proxy()], "was not given for this vote"),
        (Proxies(), [proxy(for_this=False)], "was not given for this vote"),
        (Proxies(expires_after=30), [proxy(given_on=date(2026, 10, 28))], "was given on 2026-10-28 and has expired"),
        (Proxies(), [proxy(is_revoked=True)], "Giver has taken its proxy back"),
        (Proxies(), [proxy()], None),
        (Proxies(is_revocable=False), [proxy(is_revoked=True)], None),
        (Proxies(scope=ProxyScope.STANDING, expires_after=31), [proxy(given_on=date(2026, 10, 28))], None),
    ],
)
def test_a_proxy_is_good_only_as_the_rule_has_it(rule, held, said):
    found = blocked(replace(ORDINARY, proxies=rule), proxies=tuple(held))

    assert (said is None and found == []) or any(said in one for one in found)


def test_the_worked_example_says_that_it_is_one():
    assert all("worked example" in in_english(rule) and "ECSO" not in in_english(rule) for rule in EXAMPLE)
    assert in_english(STATUTES) == (
        "Members that are admitted vote, whose dues are not unpaid, as of 14 days before the vote, each with one vote. "
        "The vote is good when at least 3/4 of the members with a vote are present or represented, "
        "at a second call 14 to 42 days later whoever comes is enough. "
        "It is carried by at least 2/3 of the votes cast, abstentions among them, "
        "and in more than 1/2 of the classes by more than 1/2 of the votes cast for or against. "
        "A member may vote for others, for at most 2, when it is present itself, for one meeting. "
        "Who voted what is published. A tie is not carried. Notice is given 28 days before. "
        "(Article 2 of the worked example, version worked example, in force from 2016-07-05)"
    )


@pytest.mark.parametrize(
    ("kept", "name", "problem"),
    [
        ({}, "rule", "missing"),
        ({"quorumm": {}}, "rule", "there is no field quorumm"),
        ({"majority": {"needs": {"share": "3/2"}}}, "rule.majority.needs", "between 0 and 1"),
        ({"majority": {"needs": {"share": 0.5}}}, "rule.majority.needs.share", "write fractions as texts"),
        ({"electorate": {"needs_dues": "yes"}}, "rule.electorate.needs_dues", "bool expected"),
        ({"tie": "coin"}, "rule.tie", "'coin' is not a valid Tie"),
        ({"elects": {"method": "plurality", "seats": 2}}, "majority", "either for motions or for elections"),
        ({"source": {"article": "", "version": "1"}}, "source", "cites its article"),
        ({"notice_days": -1}, "notice_days", "before the vote"),
    ],
)
def test_a_kept_rule_that_cannot_be_is_refused_by_field(kept, name, problem):
    whole = {"name": "Rule", "source": {"article": "1", "version": "1"}, "majority": {}} if kept else {}

    with pytest.raises(Contradiction, match=problem) as refusal:
        restored(whole | kept)

    assert refusal.value.name == name


def test_what_contradicts_itself_is_refused():
    with pytest.raises(ValueError, match="hold an election for each group"):
        Elects(Method.STV_EXACT, 3, country_cap=1)
    with pytest.raises(Contradiction, match="belong to votes by members represented"):
        Weight(is_dynamic=True)
    with pytest.raises(Contradiction, match="at least 1"):
        Proxies(cap=0)
