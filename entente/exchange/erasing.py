"""A person is erased: what it answered to a circle stays with the circle only where it may be used, and names nobody."""

from datetime import datetime

from django.utils.translation import gettext as _

from entente.exchange.models import Answer, Need, Practice, Question, Reuse, Version
from entente.people.erasing import Fate
from entente.people.models import Person


def fates(person: Person) -> list[Fate]:
    said = Answer.objects.filter(by=person)
    theirs = _("They are its organisation's, and name nobody.")
    return [
        Fate(_("Answers to circles that may not be used"), said.exclude(may_use=True).count()),
        Fate(_("Answers to circles that may be used"), said.filter(may_use=True).count(), _("It consented; they stay without the name.")),
        Fate(_("Questions to circles"), Question.objects.filter(by=person).count(), _("The circle answered them; they name nobody.")),
        Fate(_("Practices and versions of them"), Practice.objects.filter(by=person).count(), theirs),
        Fate(_("Needs"), Need.objects.filter(by=person).count(), theirs),
        Fate(_("Practices taken up"), Reuse.objects.filter(by=person).count(), theirs),
        Fate(_("Reviews of practices"), Version.objects.filter(reviewed_by=person).count(), _("That other eyes saw them must be shown.")),
    ]


def erase(person: Person, by: Person | None, at: datetime) -> None:
    Answer.objects.filter(by=person).exclude(may_use=True).delete()
