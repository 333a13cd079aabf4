"""Which projects stand inside the contract, which outside, which before it, and what EU money that is."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property

from entente.agreement.models import Contract, ScopePattern
from entente.agreement.queries.contract import counts_fiction, scope_patterns
from entente.agreement.queries.placed import PlacedProject, placed, projects, rules_of
from entente.engine.funding import EuMoney, sum_up
from entente.engine.scope import Place
from entente.engine.yearly import FundedProject


@dataclass(frozen=True)
class Scope:
    """Every project once: in, out or undated. `before` looks across the last two: what precedes the signature stands apart."""

    contract: Contract
    patterns: Sequence[ScopePattern]
    projects: tuple[PlacedProject, ...]

    def at(self, place: Place) -> list[PlacedProject]:
        return [project for project in self.projects if project.placing.place is place]

    @cached_property
    def inside(self) -> list[PlacedProject]:
        return self.at(Place.IN)

    @cached_property
    def before(self) -> list[PlacedProject]:
        inside = {project.pk for project in self.inside}
        return [project for project in self.projects if project.pk not in inside and project.precedes(self.contract.signed_on)]

    @cached_property
    def eu(self) -> EuMoney:
        return money(self.inside)

    def funded(self) -> list[FundedProject]:
        dated = ((project, project.tested_on) for project in self.inside)
        return [FundedProject(project.key, day, project.funding) for project, day in dated if day is not None]


def scope_of(contract: Contract, known_by: datetime | None = None) -> Scope:
    """Four queries, whatever the number of projects."""
    patterns = scope_patterns(contract, known_by)
    rules = rules_of(patterns)
    rows = projects(fictional=counts_fiction())
    return Scope(contract, patterns, tuple(placed(row, rules) for row in rows))


def money(projects: Iterable[PlacedProject]) -> EuMoney:
    return sum_up(project.funding for project in projects)
