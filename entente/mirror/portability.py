"""What this room keeps about a person: mirrors it prepared, and that it gave figures; the figures are its organisation's."""

from django.utils.translation import gettext as _

from entente.mirror.models import Contribution, Mirror
from entente.people.portability import Section


def about(person_id: int) -> list[Section]:
    prepared = Mirror.objects.filter(prepared_by=person_id).order_by("pk")
    given = Contribution.objects.filter(given_by=person_id).select_related("mirror", "organisation").order_by("pk")
    return [
        Section(_("Mirrors you prepared"), ("title", "at"), [(row.title, row.prepared_at) for row in prepared]),
        Section(
            _("Figures you gave for an organisation"),
            ("mirror", "organisation", "at"),
            [(row.mirror.title, row.organisation.name, row.given_at) for row in given],
        ),
    ]
