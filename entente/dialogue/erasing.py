"""A person is erased: its contacts end and say nothing about it any more; what was agreed in meetings stays, without a name."""

from datetime import datetime

from django.db.models.functions import Coalesce
from django.utils import timezone
from django.utils.translation import gettext as _

from entente.dialogue.models import Contact, Encounter, Followed, TrackerCheck
from entente.people.choices import LawfulBasis
from entente.people.erasing import Fate
from entente.people.models import Person


def fates(person: Person) -> list[Fate]:
    met = Encounter.objects.filter(contacts__person=person) | Encounter.objects.filter(ours=person)
    checks = TrackerCheck.objects.filter(by=person).count()
    return [
        Fate(_("Its role and consent as a contact"), Contact.objects.filter(person=person).count()),
        Fate(_("Countries it looks after"), Followed.objects.filter(responsible=person).count()),
        Fate(_("Meetings it was in"), met.distinct().count(), _("They say what was agreed; they name nobody.")),
        Fate(_("Checks it entered"), checks, _("They are a public record with its source; without the name.")),
    ]


def erase(person: Person, by: Person | None, at: datetime) -> None:
    day = timezone.localtime(at).date()
    held = Contact.objects.filter(person=person)
    held.filter(basis=LawfulBasis.CONSENT).update(basis=LawfulBasis.LEGAL_DUTY)
    held.update(role="", consented_on=None, consent_said="", ended_because="", ended_on=Coalesce("ended_on", day))
    Followed.objects.filter(responsible=person).update(responsible=None)
