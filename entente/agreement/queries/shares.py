"""Own shares in projects, derived from the grants' records: what is stated, what it comes to, and why the rest is not derivable."""

from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from decimal import Decimal

from entente.engine.shares import OwnShare, Underivable, derive
from entente.engine.shares import Participation as Part
from entente.projects.models import Participation

AT_ONCE = 400


@dataclass(frozen=True, slots=True)
class DerivedShare:
    """One participation's own share, with whose and in which project."""

    participation: int
    organisation: int
    project: int
    project_name: str
    share: OwnShare


@dataclass(frozen=True, slots=True)
class ShareSummary:
    """How much of the own share can be known: `amount` is None, never 0, where no participation states its amounts."""

    participations: int
    derivable: int
    amount: Decimal | None
    reasons: dict[Underivable, int]

    @property
    def is_known(self) -> bool:
        return self.derivable > 0


def shares_in(projects: Collection[int]) -> list[DerivedShare]:
    """The own share of every participation in these projects."""
    wanted, rows = sorted(projects), []
    for start in range(0, len(wanted), AT_ONCE):
        rows += _derived(Participation.objects.filter(project__in=wanted[start : start + AT_ONCE]))
    return rows


def shares_of(organisation: int, projects: Collection[int] | None = None) -> list[DerivedShare]:
    """The own shares of one organisation."""
    found = _derived(Participation.objects.filter(organisation=organisation))
    return [row for row in found if projects is None or row.project in projects]


def summary(shares: Iterable[DerivedShare]) -> ShareSummary:
    rows = list(shares)
    known = [row.share.amount for row in rows if row.share.amount is not None]
    reasons = Counter(row.share.reason for row in rows if row.share.reason is not None)
    return ShareSummary(len(rows), len(known), sum(known, start=Decimal(0)) if known else None, dict(reasons))


def _derived(participations: Iterable[Participation]) -> list[DerivedShare]:
    rows = participations.select_related("project").order_by("pk")  # type: ignore[attr-defined]
    return [DerivedShare(row.pk, row.organisation_id, row.project_id, str(row.project), derive(part_of(row))) for row in rows]


def part_of(row: Participation) -> Part:
    """The participation as the engine sees it: it ends for its organisation when the organisation left, else with the project."""
    ends = min(filter(None, (row.ended_on, row.project.end_on)), default=None)
    return Part(str(row.pk), row.total_cost, row.eu_contribution, row.project.start_on, ends)
