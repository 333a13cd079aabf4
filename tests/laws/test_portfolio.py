"""Laws of portfolios: equal shares against its definition written out, and proportionality."""

from dataclasses import replace
from fractions import Fraction

from hypothesis import strategies as st

from entente.engine.portfolio import Method, Project, choose, equal_shares, groups, instance, neglected
from tests.laws.voting import given

IDS = ("p1", "p2", "p3", "p4", "p5")


@st.composite
def instances(draw):
    projects = [Project(name, Fraction(draw(st.integers(1, 8)))) for name in IDS[: draw(st.integers(1, 5))]]
    ballots = draw(st.lists(st.frozensets(st.sampled_from([project.id for project in projects])), min_size=1, max_size=7))
    return instance(Fraction(draw(st.integers(1, 20))), projects, ballots)


def by_definition(given_, each):
    """Round by round, voter by voter, nothing remembered."""
    ballots = [approved for approved, voters in given_.approvals.items() for _voter in range(voters)]
    money, bought = [each] * len(ballots), []
    while True:
        offers = []
        for project in given_.projects:
            supporters = [place for place, approved in enumerate(ballots) if project.id in approved]
            if project.id in bought or sum(money[place] for place in supporters) < project.cost or not supporters:
                continue
            price = _even(project.cost, sorted(money[place] for place in supporters))
            offers.append((price / project.cost, project.cost, -len(supporters), project.id, price, supporters))
        if not offers:
            return bought
        *_order, name, price, supporters = min(offers)
        for place in supporters:
            money[place] -= min(money[place], price)
        bought.append(name)


def _even(cost, purses):
    """The least most that somebody pays: tried with every number of supporters that give all they have."""
    prices = [(cost - sum(purses[:poor])) / (len(purses) - poor) for poor in range(len(purses))]
    return next(price for price in prices if sum(min(purse, price) for purse in purses) == cost)


@given(instances())
def test_equal_shares_buys_what_its_definition_buys(given_):
    each = given_.budget / given_.voters

    assert [one.project for one in equal_shares(given_, each)] == by_definition(given_, each)


@given(instances(), st.sampled_from(list(Method)))
def test_no_portfolio_costs_more_than_the_budget_nor_leaves_out_what_fits(given_, method):
    found = choose(given_, method)

    assert found.cost == sum(given_.costs[name] for name in found.selected) <= given_.budget
    assert len(set(found.selected)) == len(found.selected)
    for project in given_.projects:
        assert project.id in found.selected or project.cost > found.unspent or not given_.votes[project.id]


@given(instances())
def test_equal_shares_neglects_nobody(given_):
    assert neglected(given_, [one.project for one in equal_shares(given_, given_.budget / given_.voters)]) == ()
    assert neglected(given_, choose(given_).selected) == ()


@given(instances(), st.integers(2, 4), st.sampled_from(list(Method)))
def test_every_voter_twice_changes_nothing(given_, times, method):
    twice = replace(given_, approvals={approved: voters * times for approved, voters in given_.approvals.items()})
    if method is Method.GREEDY:
        assert choose(twice, method).selected == choose(given_, method).selected
    each = given_.budget / given_.voters
    assert [one.project for one in equal_shares(twice, each / times)] == [one.project for one in equal_shares(given_, each)]


@given(instances(), st.randoms(use_true_random=False))
def test_the_order_of_projects_and_ballots_never_matters(given_, dice):
    ballots = [approved for approved, voters in given_.approvals.items() for _voter in range(voters)]
    projects = list(given_.projects)
    dice.shuffle(ballots)
    dice.shuffle(projects)

    assert instance(given_.budget, projects, ballots) == given_


@given(instances())
def test_whom_a_portfolio_represents_adds_up(given_):
    found = choose(given_)

    assert sum(group.voters for group in groups(given_, found.selected)) == given_.voters
    assert sum(group.money * group.voters for group in groups(given_, found.selected)) == sum(
        given_.costs[name] * given_.votes[name] for name in found.selected
    )
