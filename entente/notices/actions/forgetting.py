"""What this room lets go of when a person is erased."""

from datetime import datetime

from django.db import transaction

from entente import record
from entente.notices.models import ActionLink, Bounce, Delivery, Preference
from entente.people.models import Person


@transaction.atomic
def forget(person: Person, *, by: Person | None, at: datetime) -> None:
    """Addresses, own texts, reasons, links and choices go; that something was sent to somebody, and when, stays."""
    entry = record.open()
    Delivery.objects.filter(person=person).update(address="", body="", parts=[], why="", said="")
    Bounce.objects.filter(person=person).update(address="", said="")
    ActionLink.objects.filter(person=person).delete()
    Preference.objects.filter(person=person).delete()
    entry.enter("notices.forgotten", person, by=by)
