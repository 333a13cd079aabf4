"""Two people become one: one contact at each counterpart, with the meetings of both."""

from datetime import datetime

from entente.dialogue.models import Contact


def merge(kept: int, gone: int, at: datetime) -> None:
    for other in Contact.objects.filter(person=gone, ended_on=None):
        own = Contact.objects.filter(person=kept, counterpart=other.counterpart_id, ended_on=None).first()
        if own:
            own.encounters.add(*other.encounters.all())
            other.delete()
