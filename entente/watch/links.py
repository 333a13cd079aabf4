"""What a click in a mail may do: answer an advisory for one's organisation, with the person's own rights of that moment."""

from datetime import datetime

from django.core.exceptions import PermissionDenied
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from entente.members.access import SPEAKING
from entente.members.models import Delegation
from entente.notices.links import LinkKind, Shown
from entente.people.models import Person
from entente.watch import actions
from entente.watch.actions.telling import ANSWER, BY_MAIL, may_be_told
from entente.watch.choices import Stance
from entente.watch.models import Advisory


def _answer(person: Person, subject: str, choice: str, at: datetime) -> str:
    row, day = _advisory(person, subject), timezone.localtime(at).date()
    speaks = Delegation.objects.known().on(day).filter(person=person, role__in=SPEAKING).values("organisation")
    open_ = list(row.asked.filter(organisation__in=speaks, stance="").select_related("organisation"))
    if not open_:
        raise PermissionDenied(_("Your organisation has answered, or is not asked any more."))
    for one in open_:
        actions.answer(row, one.organisation, Stance(choice), by=person, at=at)
    return _("Thank you. It was entered: %(stance)s.") % {"stance": Stance(choice).label}


def _shown(person: Person, subject: str) -> Shown:
    row = _advisory(person, subject)
    return Shown([(_("Advisory"), row.title), ("TLP", row.light.label)], row.get_absolute_url(), _("Read it"))


def _advisory(person: Person, subject: str) -> Advisory:
    row = Advisory.objects.get(pk=int(subject))
    if not may_be_told(row, [person.pk], timezone.localdate()):
        raise PermissionDenied(_("This advisory is not for you any more."))
    return row


LINKS = {
    ANSWER: LinkKind(
        gettext_lazy("How does your organisation stand with it?"),
        _answer,
        choices=[(one.value, one.label) for one in BY_MAIL],
        shows=_shown,
    )
}
