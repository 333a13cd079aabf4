"""Where two lines may count the same euro: one group's line twice, or what a grant's record already shows."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal

from django.db.models import Q
from django.utils.translation import gettext as _

from entente.agreement.choices import Activity, Source
from entente.agreement.models import Declaration
from entente.agreement.queries.shares import part_of
from entente.engine.shares import derive
from entente.members.queries import parents_on
from entente.projects.models import Participation

IN_PROJECTS = (Activity.OWN_SHARE, Activity.INELIGIBLE)


@dataclass(frozen=True, slots=True)
class Overlap:
    """Two lines that may be one; `other` is the line that stands already."""

    declaration: int
    other: int
    sentence: str


def derived_share(participation: Participation, year: int) -> Decimal | None:
    """The own share of a year as the grant's record gives it; None where it states no amounts."""
    share = derive(part_of(participation))
    if share.amount is None:
        return None
    return next((part.amount for part in share.years if part.year == year), Decimal(0))


def overlaps(rows: Iterable[Declaration], parents: Mapping[int, int]) -> dict[int, list[Overlap]]:
    """For each line, the older live lines of the same group, year and activity that carry its amount or its project. One query."""
    wanted = list(rows)
    others = Declaration.objects.filter(
        Q(amount__in={row.amount for row in wanted}) | Q(participation__in={row.participation_id for row in wanted} - {None}),
        contract__in={row.contract_id for row in wanted},
        year__in={row.year for row in wanted},
        activity__in={row.activity for row in wanted},
        is_planned=False,
        replaced_by=None,
    ).select_related("organisation")
    by_group: dict[tuple[int, int, int, str], list[Declaration]] = {}
    for other in others:
        by_group.setdefault(_group(other, parents), []).append(other)
    found = {row.pk: [_said(row, other) for other in by_group.get(_group(row, parents), []) if _may_be_one(row, other)] for row in wanted}
    return {pk: overlapping for pk, overlapping in found.items() if overlapping}


def overlaps_of(declaration: Declaration) -> list[Overlap]:
    parents = parents_on(declaration.at.date(), None)
    return overlaps([declaration], parents).get(declaration.pk, [])


def _group(row: Declaration, parents: Mapping[int, int]) -> tuple[int, int, int, str]:
    return row.contract_id, parents.get(row.organisation_id, row.organisation_id), row.year, row.activity


def _may_be_one(row: Declaration, other: Declaration) -> bool:
    if other.pk >= row.pk or other.pk == row.replaces_id or row.source == other.source == Source.PARTICIPATION:
        return False
    return row.amount == other.amount or (row.participation_id is not None and row.participation_id == other.participation_id)


def _said(row: Declaration, other: Declaration) -> Overlap:
    said = {"number": other.pk, "organisation": other.organisation, "year": other.year, "activity": other.get_activity_display().lower()}
    if other.source == Source.PARTICIPATION or row.participation_id == other.participation_id is not None:
        return Overlap(row.pk, other.pk, _("Line %(number)s of %(organisation)s counts the same project in %(year)s: %(activity)s.") % said)
    return Overlap(row.pk, other.pk, _("Line %(number)s of %(organisation)s has the same amount in %(year)s: %(activity)s.") % said)
