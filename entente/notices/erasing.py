"""A person is erased: what was said to it alone goes, and nothing more is sent."""

from datetime import datetime

from django.db.models import Q
from django.utils.translation import gettext as _

from entente.notices.actions.forgetting import forget
from entente.notices.choices import DeliveryState
from entente.notices.models import ActionLink, Announcement, Bounce, Delivery, Preference
from entente.notices.models.delivery import DUE
from entente.people.erasing import Fate
from entente.people.models import Person


def fates(person: Person) -> list[Fate]:
    wrote = Announcement.objects.filter(Q(author=person) | Q(changed_by=person) | Q(approved_by=person)).count()
    mails = Delivery.objects.filter(person=person).count()
    return [
        Fate(_("The words of mails to it alone, and where they were sent"), mails),
        Fate(_("Reports of mails that came back"), Bounce.objects.filter(person=person).exclude(address="").count()),
        Fate(_("What it chose to be told"), Preference.objects.filter(person=person).count()),
        Fate(_("Links in mails to it"), ActionLink.objects.filter(person=person).count()),
        Fate(
            _("That a mail was sent to somebody, and when"),
            mails,
            _("Convocations and fees must be shown to have been sent; without the name."),
        ),
        Fate(_("Announcements it wrote or approved"), wrote, _("They were said in the partnership's name; they name nobody.")),
    ]


def erase(person: Person, by: Person | None, at: datetime) -> None:
    waiting = Delivery.objects.filter(person=person, state__in=DUE)
    waiting.update(state=DeliveryState.SUPPRESSED, next_at=None, ended_at=at)
    forget(person, by=by, at=at)
