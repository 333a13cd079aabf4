"""A person is erased: what it typed and answered for itself goes; what it answered for an organisation is the organisation's."""

from datetime import datetime

from django.utils.translation import gettext as _

from entente.forms.models import Answer, Asked, Draft, Form, Round
from entente.people.erasing import Fate
from entente.people.models import Person


def fates(person: Person) -> list[Fate]:
    own = Answer.objects.filter(asked__person=person)
    others = Answer.objects.filter(by=person, asked__organisation__isnull=False).count()
    organised = Round.objects.filter(author=person).count() + Form.objects.filter(author=person).count()
    counted = _("How many answered belongs to the result; nothing is left of what was said.")
    return [
        Fate(_("What it typed and did not send"), Draft.objects.filter(by=person).count()),
        Fate(_("What it answered for itself"), own.exclude(said={}).count()),
        Fate(_("Why it declined"), Asked.objects.filter(person=person).exclude(reason="").count()),
        Fate(_("That it was asked, and whether it answered"), Asked.objects.filter(person=person).count(), counted),
        Fate(_("Answers it sent for an organisation"), others, _("They are the organisation's; they name nobody any more.")),
        Fate(_("Forms and rounds it wrote"), organised, _("Others answered them; they name nobody any more.")),
    ]


def erase(person: Person, by: Person | None, at: datetime) -> None:
    Draft.objects.filter(by=person).delete()
    Draft.objects.filter(asked__person=person).delete()
    Answer.objects.filter(asked__person=person).update(said={})
    Asked.objects.filter(person=person).update(reason="")
