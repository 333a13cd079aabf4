"""A portfolio under a budget, with who is represented by what. `docs/method/portfolio.md` says it at length."""

from entente.engine.portfolio.choosing import Chosen, How, Method, Portfolio, choose
from entente.engine.portfolio.equal_shares import Bought, equal_shares
from entente.engine.portfolio.instance import Instance, Project, instance
from entente.engine.portfolio.represented import Group, Neglected, groups, neglected, without_anything

__all__ = [
    "Bought",
    "Chosen",
    "Group",
    "How",
    "Instance",
    "Method",
    "Neglected",
    "Portfolio",
    "Project",
    "choose",
    "equal_shares",
    "groups",
    "instance",
    "neglected",
    "without_anything",
]
