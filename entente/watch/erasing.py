"""A person is erased: advisories and answers belong to the organisations and stay, without a name."""

from datetime import datetime

from django.utils.translation import gettext as _

from entente.people.erasing import Fate
from entente.people.models import Person
from entente.watch.models import Advisory, Asked


def fates(person: Person) -> list[Fate]:
    written, answered = Advisory.objects.filter(by=person).count(), Asked.objects.filter(by=person).count()
    return [
        Fate(_("Advisories it wrote or imported"), written, _("They warn others; they name nobody.")),
        Fate(_("What it answered for its organisation"), answered, _("It is the organisation's.")),
    ]


def erase(person: Person, by: Person | None, at: datetime) -> None:
    for one in Advisory.objects.exclude(shared_with={}):
        persons = one.shared_with.get("persons", [])
        if person.pk in persons:
            one.shared_with["persons"] = [pk for pk in persons if pk != person.pk]
            one.save(update_fields=["shared_with"])
