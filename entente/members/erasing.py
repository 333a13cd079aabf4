"""A person is erased: its roles in organisations end, and stay dated without a name."""

from datetime import datetime

from django.utils import timezone
from django.utils.translation import gettext as _

from entente.members.models import Delegation
from entente.people.erasing import Fate
from entente.people.models import Person


def fates(person: Person) -> list[Fate]:
    rows = Delegation.objects.filter(person=person)
    work = rows.exclude(job_title="", department="").count()
    reason = _("Who could speak and declare for an organisation, and when, is evidence for what it declared and voted; without the name.")
    return [Fate(_("Job titles and departments"), work), Fate(_("Roles in organisations, with their days"), rows.count(), reason)]


def erase(person: Person, by: Person | None, at: datetime) -> None:
    day = timezone.localdate(at)
    for row in Delegation.objects.select_for_update().known().filter(person=person, to_on=None):
        row.ended(on=max(day, row.from_on), at=at)
    Delegation.objects.filter(person=person).update(job_title="", department="")


def called(person: Person) -> str:
    """By the organisations that the person spoke or worked for, the latest first."""
    rows = Delegation.objects.known().filter(person=person).order_by("-from_on", "pk").values_list("organisation__name", flat=True)
    names = list(dict.fromkeys(rows))
    if not names:
        return ""
    return _("a former delegate of %(names)s") % {"names": names[0] if len(names) == 1 else _(" and ").join(names[:2])}
