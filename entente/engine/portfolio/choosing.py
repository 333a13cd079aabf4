"""Choosing a portfolio under a budget: by equal shares, completed, or greedily by votes."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from math import floor

from entente.engine.portfolio.equal_shares import equal_shares
from entente.engine.portfolio.instance import Instance


class Method(StrEnum):
    EQUAL_SHARES = "equal-shares"
    GREEDY = "greedy"


class How(StrEnum):
    """How a project came in."""

    SHARES = "shares"  # bought by its supporters
    COMPLETION = "completion"  # with what was left
    GREEDY = "greedy"


@dataclass(frozen=True, slots=True)
class Chosen:
    """One selected project; `price`: the most that one of its supporters paid, None where no shares were paid."""

    project: str
    how: How
    price: Fraction | None = None


@dataclass(frozen=True, slots=True)
class Portfolio:
    """In order of selection. `each`: what every voter held in the end, above budget / voters where shares were raised."""

    method: Method
    chosen: tuple[Chosen, ...]
    cost: Fraction
    budget: Fraction
    each: Fraction | None = None

    @property
    def selected(self) -> tuple[str, ...]:
        return tuple(one.project for one in self.chosen)

    @property
    def unspent(self) -> Fraction:
        return self.budget - self.cost


def choose(given: Instance, method: Method = Method.EQUAL_SHARES) -> Portfolio:
    """By shares, with the completion Add1U and what is still left filled greedily; or greedily throughout."""
    if method is Method.GREEDY:
        greedy = tuple(Chosen(project, How.GREEDY) for project in _fill(given, given.budget, ()))
        return Portfolio(method, greedy, _cost(given, (one.project for one in greedy)), given.budget)
    chosen, each = _add_one(given)
    left = given.budget - _cost(given, (one.project for one in chosen))
    more = tuple(Chosen(project, How.COMPLETION) for project in _fill(given, left, tuple(one.project for one in chosen)))
    whole = (*chosen, *more)
    return Portfolio(method, whole, _cost(given, (one.project for one in whole)), given.budget, each)


def _add_one(given: Instance) -> tuple[tuple[Chosen, ...], Fraction]:
    """Add1: everybody's share is raised by one unit of money, as long as the outcome stays within the budget and could still grow.

    The first raise goes to the next whole unit.
    """
    if not given.voters:
        return (), Fraction(0)
    each = given.budget / given.voters
    bought, whole = equal_shares(given, each), floor(each)
    while _can_grow(given, [one.project for one in bought]):
        raised = equal_shares(given, Fraction(whole + 1))
        if sum((one.cost for one in raised), start=Fraction(0)) > given.budget:
            break
        bought, whole = raised, whole + 1
        each = Fraction(whole)
    return tuple(Chosen(one.project, How.SHARES, one.price) for one in bought), each


def _can_grow(given: Instance, selected: list[str]) -> bool:
    """Whether another project that somebody approves of fits beside these."""
    left, votes = given.budget - _cost(given, selected), given.votes
    return any(project.cost <= left and votes[project.id] for project in given.projects if project.id not in selected)


def _fill(given: Instance, left: Fraction, selected: tuple[str, ...]) -> Iterable[str]:
    """What fits, most votes first (most utility for the money, utility being cost), then lower cost, then id; never without a vote."""
    votes = given.votes
    for project in sorted(given.projects, key=lambda project: (-votes[project.id], project.cost, project.id)):
        if project.id not in selected and votes[project.id] and project.cost <= left:
            left -= project.cost
            yield project.id


def _cost(given: Instance, projects: Iterable[str]) -> Fraction:
    costs = given.costs
    return sum((costs[project] for project in projects), start=Fraction(0))
