"""What the contract asks of projects: when and under which codes public money was bound, and each partner's own amounts."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.db.models import F, Q, QuerySet

from entente.engine.scope import ScopedProject
from entente.projects.models import Participation, Project, Topic


@dataclass(frozen=True, slots=True)
class Signed:
    """One project as a scope rule and the funding rates need it; None is not stated."""

    pk: int
    scoped: ScopedProject
    end_on: date | None
    total_cost: Decimal | None
    eu_contribution: Decimal | None
    funding_scheme: str
    is_fictional: bool


def signed_by(day: date, *, fictional: bool = False) -> list[Signed]:
    """Two queries: projects signed (else started) by the day, and those that state neither; the real, or the demonstration's own."""
    dated = Q(signed_on__lte=day) | Q(signed_on=None, start_on__lte=day) | Q(signed_on=None, start_on=None)
    found = Project.objects.filter(dated, is_fictional=fictional).annotate(master=F("master_call__code"), sub=F("sub_call__code"))
    topics: dict[int, list[str]] = {}
    for pk, code in Topic.objects.filter(projects__is_fictional=fictional).order_by("code").values_list("projects", "code"):
        topics.setdefault(pk, []).append(code)
    return [_signed(row, ";".join(topics.get(row.pk, ()))) for row in found.order_by("key").defer("objective")]


def _signed(row: Project, topics: str) -> Signed:
    master, sub = getattr(row, "master", None) or "", getattr(row, "sub", None) or ""
    return Signed(
        pk=row.pk,
        scoped=ScopedProject(row.key, topics, master, sub, row.signed_on, row.start_on),
        end_on=row.end_on,
        total_cost=row.total_cost,
        eu_contribution=row.eu_contribution,
        funding_scheme=row.funding_scheme,
        is_fictional=row.is_fictional,
    )


def participations_of(organisations: Collection[int]) -> QuerySet[Participation]:
    """Their parts in projects, with the amounts from which own shares are derived."""
    found = Participation.objects.filter(organisation__in=organisations).select_related("project").defer("project__objective")
    return found.order_by("project__key", "position", "pk")
