"""What a click in a mail may do, with the person's own rights: take a request up, take it back, say that the answer suffices."""

from datetime import date, datetime

from django.core.exceptions import PermissionDenied
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from entente.notices.links import LinkKind
from entente.people.models import Person
from entente.support import actions, queries
from entente.support.actions.telling import CLOSE, TAKE_UP, WITHDRAW
from entente.support.models import Request


def _take_up(person: Person, subject: str, choice: str, at: datetime) -> str:
    if person.pk not in queries.answerers(_day(at)):
        raise PermissionDenied(_("You no longer answer for the partnership."))
    row = actions.take_up(_request(subject), by=person, at=at)
    return _("%(number)s is yours; it is due on %(due)s.") % {"number": row.number, "due": f"{row.due_on:%d.%m.%Y}"}


def _withdraw(person: Person, subject: str, choice: str, at: datetime) -> str:
    row = actions.withdraw(_of_own(person, subject, at), because=_("Taken back from the mail."), by=person, at=at)
    return _("%(number)s is taken back.") % {"number": row.number}


def _close(person: Person, subject: str, choice: str, at: datetime) -> str:
    row = actions.close(_of_own(person, subject, at), by=person, at=at)
    return _("Thank you: %(number)s is closed.") % {"number": row.number}


def _of_own(person: Person, subject: str, at: datetime) -> Request:
    row = _request(subject)
    if person.pk not in queries.speakers(row.organisation_id, _day(at)):
        raise PermissionDenied(_("You no longer speak for %(name)s.") % {"name": row.organisation})
    return row


def _request(subject: str) -> Request:
    return Request.objects.select_related("organisation").get(pk=int(subject))


def _day(at: datetime) -> date:
    return timezone.localtime(at).date()


LINKS = {
    TAKE_UP: LinkKind(gettext_lazy("Do you take care of %(label)s?"), _take_up, choices=[("take_up", gettext_lazy("I take it up"))]),
    WITHDRAW: LinkKind(gettext_lazy("Do you take back %(label)s?"), _withdraw),
    CLOSE: LinkKind(gettext_lazy("Does the answer to %(label)s suffice?"), _close),
}
