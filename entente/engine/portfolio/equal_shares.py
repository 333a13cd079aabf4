"""The method of equal shares: everybody holds an equal part of the budget, and a project is bought by those who approve of it.

Utility is cost: a project of twice the cost is worth twice as much to whoever approves of it. In each round every project is looked at:
its supporters share its cost evenly, whoever has not enough gives all; the project with the least payment per unit of utility is bought.
Ties: lower cost, then more votes, then id. Exact fractions throughout.

Source: D. Peters, G. Pierczynski and P. Skowron, *Proportional participatory budgeting with additive utilities* (NeurIPS 2021).
"""

import heapq
from dataclasses import dataclass
from fractions import Fraction
from math import lcm

from entente.engine.portfolio.instance import Instance


@dataclass(frozen=True, slots=True)
class Bought:
    """A project, and the most that one of its supporters paid for it."""

    project: str
    cost: Fraction
    price: Fraction


class Purses:
    """What each group of equal voters has left, a head: whole numbers of a coin that is made smaller whenever a price asks for it."""

    def __init__(self, given: Instance, each: Fraction) -> None:
        groups = [(approved, voters) for approved, voters in given.approvals.items() if approved]
        self.coins = lcm(each.denominator, *(project.cost.denominator for project in given.projects))  # to one unit of money
        self.left = [int(each * self.coins)] * len(groups)
        self.sizes = [voters for _approved, voters in groups]
        self.of: dict[str, list[int]] = {project.id: [] for project in given.projects}
        for place, (approved, _voters) in enumerate(groups):
            for project in approved:
                self.of[project].append(place)

    def price(self, project: str, cost: Fraction) -> Fraction | None:
        """The most that one supporter pays when all share the cost as evenly as their purses let them; None where these are too small."""
        places = self.of[project]
        due, heads = int(cost * self.coins), sum(self.sizes[place] for place in places)
        if sum(self.left[place] * self.sizes[place] for place in places) < due:
            return None
        for place in sorted(places, key=self.left.__getitem__):
            if self.left[place] * heads >= due:
                return Fraction(due, heads * self.coins)
            due -= self.left[place] * self.sizes[place]
            heads -= self.sizes[place]
        return None

    def pay(self, project: str, price: Fraction) -> None:
        coins = lcm(self.coins, price.denominator)
        if (finer := coins // self.coins) > 1:
            self.coins, self.left = coins, [coin * finer for coin in self.left]
        most = int(price * self.coins)
        for place in self.of[project]:
            self.left[place] -= min(self.left[place], most)


def equal_shares(given: Instance, each: Fraction) -> tuple[Bought, ...]:
    """What is bought when every voter holds `each`, in order.

    A price never falls while others are bought: the last known one is a lower bound, and only the cheapest is looked at anew.
    """
    purses, votes, bought = Purses(given, each), given.votes, list[Bought]()
    queue = [(Fraction(0), project.cost, -votes[project.id], project.id) for project in given.projects if votes[project.id]]
    heapq.heapify(queue)
    while queue:
        known, cost, fewer, project = heapq.heappop(queue)
        price = purses.price(project, cost)
        if price is not None and price / cost > known:
            heapq.heappush(queue, (price / cost, cost, fewer, project))
        elif price is not None:
            purses.pay(project, price)
            bought.append(Bought(project, cost, price))
    return tuple(bought)
