"""Projects with their place towards the contract, and their EU money."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.db.models import F

from entente.agreement.models import ScopePattern
from entente.engine.funding import Funding, fund
from entente.engine.scope import Placing, ScopedProject, ScopeRule, place
from entente.projects.models import Project, Topic

_YEAR = re.compile(r"(?<![0-9a-z])20[0-9]{2}(?![0-9])")  # not the 2020 of "H2020"


@dataclass(frozen=True, slots=True)
class PlacedProject:
    """A project with where it stands, the rule that decided, and its EU money."""

    pk: int
    key: str
    acronym: str
    title: str
    scheme: str
    scoped: ScopedProject
    placing: Placing
    funding: Funding

    @property
    def codes(self) -> str:
        return ", ".join(filter(None, (*self.scoped.topics.split(";"), *dict.fromkeys((self.scoped.master_call, self.scoped.sub_call)))))

    @property
    def tested_on(self) -> date | None:
        return self.placing.tested_on

    @property
    def code_year(self) -> int | None:
        """The last year that its topics and calls name: a project is never older than its call."""
        years = [int(year) for code in self.scoped.codes for year in _YEAR.findall(code)]
        return max(years, default=None)

    def precedes(self, day: date) -> bool:
        """Dated before the day; an undated one precedes when its call belongs to an earlier year."""
        if self.tested_on is not None:
            return self.tested_on < day
        return self.code_year is not None and self.code_year < day.year


def rules_of(patterns: Iterable[ScopePattern]) -> tuple[ScopeRule, ...]:
    return tuple(ScopeRule(row.pattern, row.effect == "include", row.from_on, row.to_on) for row in patterns)


@dataclass(frozen=True, slots=True)
class Row:
    pk: int
    key: str
    acronym: str
    title: str
    signed_on: date | None
    start_on: date | None
    total_cost: Decimal | None
    eu_contribution: Decimal | None
    funding_scheme: str
    master: str | None
    sub: str | None
    topics: str


def projects(*, fictional: bool) -> list[Row]:
    names = ("pk", "key", "acronym", "title", "signed_on", "start_on", "total_cost", "eu_contribution", "funding_scheme", "master", "sub")
    found = (
        Project.objects.filter(is_fictional=fictional)
        .annotate(master=F("master_call__code"), sub=F("sub_call__code"))
        .order_by("acronym", "key")
    )
    topics = _topics(fictional=fictional)
    return [Row(**row, topics=";".join(topics.get(row["pk"], ()))) for row in found.values(*names)]


def _topics(*, fictional: bool) -> dict[int, list[str]]:
    pairs = Topic.objects.filter(projects__is_fictional=fictional).order_by("code").values_list("projects__pk", "code")
    codes: dict[int, list[str]] = {}
    for project, code in pairs:
        codes.setdefault(project, []).append(code)
    return codes


def placed(row: Row, rules: Sequence[ScopeRule]) -> PlacedProject:
    scoped = ScopedProject(row.key, row.topics, row.master or "", row.sub or "", row.signed_on, row.start_on)
    return PlacedProject(
        pk=row.pk,
        key=row.key,
        acronym=row.acronym or row.key,
        title=row.title,
        scheme=row.funding_scheme,
        scoped=scoped,
        placing=place(scoped, rules),
        funding=fund(row.eu_contribution, row.total_cost, row.funding_scheme),
    )
