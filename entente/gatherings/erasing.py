"""A person is erased: off every list of what is to come, its words and addresses gone; that somebody was there stays, without a name."""

from datetime import datetime

from django.db.models import Q
from django.utils.translation import gettext as _

from entente.gatherings.actions.forgetting import forget
from entente.gatherings.models import Feed, Gathering, Guest, Reply
from entente.people.erasing import Fate
from entente.people.models import Person


def fates(person: Person) -> list[Fate]:
    guests = Guest.objects.filter(person=person)
    arranged = Gathering.objects.filter(Q(organiser=person) | Q(arranged_by=person)).count()
    return [
        Fate(_("Its places at what is still to come, and what it said to organisers"), guests.count()),
        Fate(_("Addresses of its calendars"), Feed.objects.filter(person=person).count()),
        Fate(_("Answers its calendar sent"), Reply.objects.filter(person=person).count()),
        Fate(
            _("That somebody was at a gathering, or was invited to it"),
            guests.count(),
            _("Who was there belongs to the minutes and to what was decided; without the name."),
        ),
        Fate(_("Gatherings it arranged or organised"), arranged, _("They are the partnership's; they name nobody.")),
    ]


def erase(person: Person, by: Person | None, at: datetime) -> None:
    forget(person, by=by, at=at)
