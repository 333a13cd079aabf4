"""Who is represented by what: the money behind what each voter approves of, and groups that would be due more."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from fractions import Fraction

from entente.engine.portfolio.instance import Instance, Project


@dataclass(frozen=True, slots=True)
class Group:
    """Voters that approve of the same: how many, what of it is selected, and how much money stands behind that."""

    approved: frozenset[str]
    voters: int
    selected: frozenset[str]
    money: Fraction


@dataclass(frozen=True, slots=True)
class Neglected:
    """So many supporters of a project left out are due this much together, and even with it none would have that behind it."""

    project: str
    voters: int
    due: Fraction


def groups(given: Instance, selected: Collection[str]) -> tuple[Group, ...]:
    costs, chosen = given.costs, frozenset(selected)
    return tuple(
        Group(approved, voters, approved & chosen, sum((costs[one] for one in approved & chosen), start=Fraction(0)))
        for approved, voters in given.approvals.items()
    )


def without_anything(given: Instance, selected: Collection[str]) -> int:
    """Voters of whose projects none is selected."""
    return sum(group.voters for group in groups(given, selected) if not group.selected)


def neglected(given: Instance, selected: Collection[str]) -> tuple[Neglected, ...]:
    """Breaches of proportionality (EJR+ up to one project, for utility that is cost); what equal shares give has none.

    A group of supporters of a project left out is neglected when each has at most its part of the budget less the project's cost behind it.
    Of every project the least served supporters are looked at, one number of them after the other, and the largest group is told.
    """
    served = sorted(groups(given, selected), key=lambda group: group.money)
    return tuple(one for project in given.projects if project.id not in selected for one in _largest(given, project, served))


def _largest(given: Instance, project: Project, served: list[Group]) -> Iterator[Neglected]:
    voters, found = 0, None
    for group in served:
        if project.id in group.approved:
            voters += group.voters
            due = voters * given.budget / given.voters
            if group.money + project.cost <= due:
                found = Neglected(project.id, voters, due)
    if found:
        yield found
