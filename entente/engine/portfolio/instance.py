"""What is chosen from: projects with costs, voters with the projects they approve of, a budget."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction


@dataclass(frozen=True, slots=True)
class Project:
    id: str
    cost: Fraction
    name: str = ""


@dataclass(frozen=True, slots=True)
class Instance:
    """`approvals`: how many voters approve of exactly these projects; a voter that approves of nothing is counted under the empty set."""

    budget: Fraction
    projects: tuple[Project, ...]
    approvals: Mapping[frozenset[str], int]

    @property
    def voters(self) -> int:
        return sum(self.approvals.values())

    @property
    def costs(self) -> dict[str, Fraction]:
        return {project.id: project.cost for project in self.projects}

    @property
    def votes(self) -> dict[str, int]:
        """How many voters approve of each project."""
        found: dict[str, int] = defaultdict(int)
        for approved, voters in self.approvals.items():
            for project in approved:
                found[project] += voters
        return {project.id: found[project.id] for project in self.projects}


def instance(budget: Fraction, projects: Iterable[Project], ballots: Iterable[Iterable[str]]) -> Instance:
    """Raises ValueError for costs or a budget below zero, a repeated project, or a vote for one that does not stand."""
    standing = tuple(sorted(projects, key=lambda project: project.id))
    approvals = Counter(frozenset(ballot) for ballot in ballots)
    known = {project.id for project in standing}
    if len(known) != len(standing) or budget < 0 or any(project.cost <= 0 for project in standing):
        raise ValueError("Each project stands once, costs more than 0, and the budget is not below 0.")
    if unknown := sorted(set().union(*approvals) - known):
        raise ValueError(f"There is no project {unknown[0]}.")
    return Instance(budget, standing, dict(sorted(approvals.items(), key=lambda item: sorted(item[0]))))
