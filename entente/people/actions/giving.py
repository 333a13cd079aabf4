"""Giving a person all that is kept about it."""

from datetime import datetime

from django.db import transaction

from entente import record
from entente.people.models import Person
from entente.people.portability import Section, everything


@transaction.atomic
def give_data(person: Person, *, by: Person, at: datetime) -> list[Section]:
    """Everything, over all rooms; that it was handed out, and by whom, is entered."""
    entry = record.open()
    entry.enter("people.data_given", person, by=by)
    return everything(person)
