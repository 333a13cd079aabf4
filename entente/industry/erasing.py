"""A person is erased: it answers for no investor any more; labels it applied for or decided stay, without a name."""

from datetime import datetime

from django.db.models import Q
from django.utils.translation import gettext as _

from entente.industry.models import Attending, Complaint, Label
from entente.people.erasing import Fate
from entente.people.models import Person


def fates(person: Person) -> list[Fate]:
    decided = Label.objects.filter(Q(applied_by=person) | Q(decided_by=person)).count()
    said = Complaint.objects.filter(Q(by=person) | Q(answered_by=person)).count()
    return [
        Fate(_("That it answers for investors"), Attending.objects.filter(person=person).count()),
        Fate(_("Labels it applied for or decided on"), decided, _("The label is the company's, and four eyes have to stay provable.")),
        Fate(_("Complaints it made or answered"), said, _("What was found has to stay provable; without the name.")),
    ]


def erase(person: Person, by: Person | None, at: datetime) -> None:
    Attending.objects.filter(person=person).update(person=None)
