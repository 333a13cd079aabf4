"""What members call the roles in their own houses."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from entente import record
from entente.engine.signs import one_line
from entente.engine.words import fold
from entente.members.models import Organisation
from entente.people.models import Person
from entente.skills.actions.refusals import CannotKeep
from entente.skills.models import JobTitle
from entente.vocabulary.models import RoleProfile


@transaction.atomic
def map_title(organisation: Organisation, title: str, role: RoleProfile, level: int | None, *, by: Person, at: datetime) -> JobTitle:
    """The same title again changes what it means."""
    entry = record.open()
    said = one_line(title, 120)
    if not fold(said):
        raise CannotKeep(_("Write the job title as your house uses it."))
    if level is not None and not 1 <= level <= 5:
        raise CannotKeep(_("A level is from 1 to 5; leave it empty where it differs."))
    facts = {"title": said, "role": role, "level": level, "set_by": by, "set_at": at}
    row, _made = JobTitle.objects.update_or_create(organisation=organisation, title_key=fold(said)[:120], defaults=facts)
    entry.enter("skills.title_mapped", row, by=by, organisation=organisation, after={"role": role.pk, "level": level})
    return row


@transaction.atomic
def drop_title(row: JobTitle, *, by: Person, at: datetime) -> None:
    entry = record.open()
    entry.enter("skills.title_dropped", row, by=by, organisation=row.organisation, before={"role": row.role_id})
    row.delete()
