"""Writing projects that do not come from a file: the demonstration's, and those of tests."""

from collections.abc import Sequence
from dataclasses import asdict
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from entente import record
from entente.members.models import Partnership
from entente.people.models import Person
from entente.projects import writing
from entente.projects.facts import Grant
from entente.projects.models import Participation, Project


class CannotAdd(Exception):
    """The projects cannot be added as described."""


@transaction.atomic
def add_many(grants: Sequence[Grant], *, by: Person | None, at: datetime, are_fictional: bool = False) -> list[Project]:
    """All in one transaction with one entry in the record; a key that is taken stops the whole."""
    entry = record.open()
    drafts = [writing.Draft(writing.new(grant.project, grant.project.key), grant.project) for grant in grants]
    _refuse_taken([draft.project.key for draft in drafts])
    for draft in drafts:
        draft.project.is_fictional = are_fictional
    writing.write(drafts, [])
    parts = [part for grant, draft in zip(grants, drafts, strict=True) for part in _parts(grant, draft.project)]
    Participation.objects.bulk_create(parts, batch_size=500)
    after = {"projects": len(drafts), "participations": len(parts), "fictional": are_fictional}
    entry.enter("projects.many_added", Partnership.objects.get(), by=by, after=after)
    return [draft.project for draft in drafts]


def _refuse_taken(keys: Sequence[str]) -> None:
    twice = {key for key in keys if keys.count(key) > 1}
    if taken := sorted(twice | set(Project.objects.filter(key__in=keys).values_list("key", flat=True))):
        raise CannotAdd(_("There is already a project %(key)s; give this one a key of its own.") % {"key": taken[0]})


def _parts(grant: Grant, project: Project) -> list[Participation]:
    return [
        Participation(project=project, position=position, organisation_id=partner.organisation, **_said(asdict(partner)))
        for position, partner in enumerate(grant.partners, start=1)
    ]


def _said(partner: dict[str, object]) -> dict[str, object]:
    return {name: value for name, value in partner.items() if name != "organisation"}
