"""What this room keeps about a person: the long work it started."""

from django.utils.translation import gettext as _

from entente.jobs.models import Job
from entente.people.portability import Section


def about(person_id: int) -> list[Section]:
    rows = Job.objects.filter(by=person_id).order_by("pk").values_list("title", "state", "created_at", "ended_at")
    return [Section(_("Long work you started"), ("title", "state", "made_at", "ended_at"), list(rows))]
