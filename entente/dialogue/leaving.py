"""Somebody left an organisation: where it speaks for no other, the countries that it looked after are nobody's until given anew."""

from datetime import date, datetime

from entente import record
from entente.dialogue.models import Followed
from entente.members.models import Delegation, Organisation
from entente.people.models import Person


def left(person: Person, organisation: Organisation, on: date, by: Person, at: datetime) -> None:
    entry = record.open()
    if Delegation.objects.known().on(on).filter(person=person).exclude(organisation=organisation).exists():
        return
    for row in Followed.objects.select_for_update(of=("self",)).filter(responsible=person).select_related("tracker"):
        row.responsible = None
        row.save(update_fields=["responsible"])
        entry.enter("dialogue.given", row, by=by, before={"responsible": person.name}, after={"country": row.country_id})
