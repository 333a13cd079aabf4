"""What this room keeps about a person."""

from django.utils.translation import gettext as _

from entente.members.models import Delegation
from entente.people.portability import Section


def about(person_id: int) -> list[Section]:
    rows = Delegation.objects.filter(person=person_id).select_related("organisation").order_by("from_on", "pk")
    columns = ("organisation", "role", "job_title", "department", "from", "to", "known_at", "superseded_at")
    lines = [
        (str(row.organisation), row.role, row.job_title, row.department, row.from_on, row.to_on, row.known_at, row.superseded_at)
        for row in rows
    ]
    return [Section(_("What you are and were in organisations"), columns, lines)]
