"""A person is erased: what it gave is its organisation's and stays, without a name."""

from datetime import datetime

from django.utils.translation import gettext as _

from entente.mirror.models import Contribution, Mirror
from entente.people.erasing import Fate
from entente.people.models import Person


def fates(person: Person) -> list[Fate]:
    count = Contribution.objects.filter(given_by=person).count() + Mirror.objects.filter(prepared_by=person).count()
    return [Fate(_("Mirrors it prepared, figures it gave"), count, _("They are its circle's and its organisation's; without the name."))]


def erase(person: Person, by: Person | None, at: datetime) -> None:
    """Nothing more: no text of the person's stands here."""
