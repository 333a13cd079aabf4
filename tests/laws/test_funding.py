from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from entente.engine.funding import Basis, fund, sum_up

euros = st.decimals(0, 10**9, places=2)
schemes = st.sampled_from(["RIA", "IA", "CSA", "SME-1", "SME-2", "CS2-IA", "MSCA-COFUND-DP", "ECSEL-RIA", "ERC-COG", ""])
fundings = st.builds(fund, st.none() | euros, st.none() | euros, schemes)


@given(fundings)
def test_an_estimate_lies_between_seventy_per_cent_and_the_whole_cost(funding):
    if funding.basis is Basis.ESTIMATED:
        assert funding.total_cost * Decimal("0.7") - Decimal("0.005") <= funding.low <= funding.high <= funding.total_cost


@given(euros, st.none() | euros, schemes)
def test_what_is_stated_is_never_changed_by_a_rate(stated, cost, scheme):
    funding = fund(stated, cost, scheme)

    assert (funding.low, funding.high) == (stated, stated)


@given(st.lists(fundings), st.randoms(use_true_random=False))
def test_order_never_matters(some, chance):
    shuffled = chance.sample(some, len(some))

    assert sum_up(shuffled) == sum_up(some)


@given(st.lists(fundings))
def test_every_project_is_counted_once_and_nothing_unknown_becomes_zero(some):
    money = sum_up(some)

    assert money.projects == len(some) == money.stated_projects + money.estimated_projects + money.not_known_projects
    assert (money.low is None) == (money.high is None) == (money.stated_projects + money.estimated_projects == 0)
    assert (money.stated is None) == (money.stated_projects == 0)


@given(st.lists(fundings), fundings)
def test_one_more_project_never_lowers_what_is_known(some, other):
    before, after = sum_up(some), sum_up([*some, other])

    assert before.low is None or before.low <= after.low
    assert before.high is None or before.high <= after.high
