"""What this room keeps about a person: the advisories it wrote, and what it answered for its organisations."""

from django.utils.translation import gettext as _

from entente.people.portability import Section
from entente.watch.models import Advisory, Asked


def about(person_id: int) -> list[Section]:
    written = Advisory.objects.filter(by=person_id).order_by("pk")
    answered = Asked.objects.filter(by=person_id).select_related("organisation").order_by("pk")
    return [
        Section(_("Advisories you wrote or imported"), ("title", "marking", "at"), [(row.title, row.marking, row.at) for row in written]),
        Section(
            _("What you answered about advisories"),
            ("advisory", "organisation", "stance", "note", "at"),
            [(str(row.advisory_id), row.organisation.name, row.stance, row.note, row.at) for row in answered],
        ),
    ]
