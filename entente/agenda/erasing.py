"""A person is erased: what it watches goes; topics, verdicts and remarks belong to the agenda and stay, without a name."""

from datetime import datetime

from django.utils.translation import gettext as _

from entente.agenda.models import Panellist, Remark, Topic, Watch
from entente.people.erasing import Fate
from entente.people.models import Person


def fates(person: Person) -> list[Fate]:
    seats = Panellist.objects.filter(person=person).count()
    remarks, topics = Remark.objects.filter(by=person).count(), Topic.objects.filter(proposed_by=person).count()
    return [
        Fate(_("Calls it watches"), Watch.objects.filter(person=person).count()),
        Fate(_("Topics it proposed, and what it said about topics"), remarks + topics, _("They are the agenda's; they name nobody.")),
        Fate(_("That it answered in a panel"), seats, _("Rankings rest on it; without the name.")),
    ]


def erase(person: Person, by: Person | None, at: datetime) -> None:
    Watch.objects.filter(person=person).delete()
