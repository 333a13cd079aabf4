"""A person is erased: its offer as an expert goes; what it wrote for others stays, without a name."""

from datetime import datetime

from django.utils.translation import gettext as _

from entente.people.erasing import Fate
from entente.people.models import Person
from entente.skills.models import Activity, Asked, Course, CyberRange, Expert


def fates(person: Person) -> list[Fate]:
    written = sum(model._default_manager.filter(written_by=person).count() for model in (Course, CyberRange))
    other = Asked.objects.filter(answered_by=person).count() + Activity.objects.filter(added_by=person).count()
    return [
        Fate(_("Its offer to train, mentor or speak"), Expert.objects.filter(person=person).count()),
        Fate(
            _("Courses and ranges it wrote, answers and activities"), written + other, _("They are the organisations'; they name nobody.")
        ),
    ]


def erase(person: Person, by: Person | None, at: datetime) -> None:
    Expert.objects.filter(person=person).delete()
