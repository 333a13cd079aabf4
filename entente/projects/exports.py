"""Lists of projects as files: one line a project, empty where the source is silent."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from django.db.models import Count
from django.utils.translation import gettext as _

from entente.projects.models import Participation, Project
from entente.projects.queries import rows_of

AT_ONCE = 500


def columns() -> list[str]:
    return [
        *(_("key"), _("grant"), _("record number"), _("acronym"), _("title"), _("status"), _("start"), _("end"), _("signature")),
        *(_("total cost"), _("EU contribution"), _("funding scheme"), _("framework"), _("topics"), _("master call"), _("sub call")),
        *(_("legal basis"), _("participants"), _("origin")),
    ]


def rows(ids: Iterable[int]) -> Iterator[list[Any]]:
    """In the order of the ids, a few hundred at a time."""
    wanted = list(ids)
    for start in range(0, len(wanted), AT_ONCE):
        yield from _some(wanted[start : start + AT_ONCE])


def _some(ids: Sequence[int]) -> Iterator[list[Any]]:
    parts = Participation.objects.filter(project__in=ids).values_list("project").annotate(count=Count("pk"))
    counts = dict(parts)
    return (_row(project, counts.get(project.pk, 0)) for project in rows_of(ids))


def _row(one: Project, participants: int) -> list[Any]:
    return [
        *(one.key, one.grant_id, one.rcn, one.acronym, one.title, one.status, one.start_on, one.end_on, one.signed_on),
        *(one.total_cost, one.eu_contribution, one.funding_scheme, one.framework, ";".join(topic.code for topic in one.topics.all())),
        *(one.master_call.code if one.master_call else "", one.sub_call.code if one.sub_call else "", one.legal_basis),
        *(participants, _("fictional") if one.is_fictional else _("public record")),
    ]
