"""Mails about support: the office hears of what is asked and said, the member of what becomes of it, with links where a click is enough."""

from collections.abc import Collection, Sequence
from datetime import date, datetime, timedelta

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from entente.notices import actions as notices
from entente.notices.actions import Own
from entente.notices.parts import Part
from entente.notices.references import Reference
from entente.people.models import Person
from entente.support import queries
from entente.support.models import Message, Request
from entente.support.notices import MEMBER, OFFICE

TAKE_UP, WITHDRAW, CLOSE = "support.take_up", "support.withdraw", "support.close"
LASTS = timedelta(days=30)


def reference(request: Request) -> Reference:
    return Reference(room="support", noun="request", id=request.pk, label=f"{request.number}, {request.subject}")


def tell_asked(request: Request, *, by: Person, at: datetime) -> None:
    """Everybody who answers, each with a link that takes it up; and the member, when the office entered it on its behalf."""
    said = _facts(request)
    body = _("%(organisation)s asks: %(kind)s, “%(subject)s”.\n\nIt is due on %(due)s.") % said
    choices = [("take_up", _("I take it up"))]
    office = queries.answerers(_day(at)) - {by.pk}
    _tell(OFFICE, request, office, _("%(number)s: %(kind)s for %(organisation)s") % said, body, by=by, at=at, link=(TAKE_UP, choices))
    if request.asked_by_id != by.pk:
        words = _("The office entered it for you. It is due on %(due)s.") % said
        tell_member(request, _("%(number)s: %(subject)s") % said, words, by=by, at=at, may_withdraw=True)


def tell_member(
    request: Request,
    subject: str,
    body: str,
    *,
    by: Person,
    at: datetime,
    may_withdraw: bool = False,
    may_close: bool = False,
    parts: Sequence[Part] = (),
) -> None:
    link = None
    if may_withdraw:
        link = (WITHDRAW, [("withdraw", _("Take it back"))])
    elif may_close:
        link = (CLOSE, [("suffices", _("It suffices"))])
    people = queries.to_be_told(request, _day(at)) - {by.pk}
    _tell(MEMBER, request, people, subject, body, by=by, at=at, link=link, parts=parts)


def tell_message(request: Request, message: Message, *, at: datetime) -> None:
    """The other side: the member, or who takes care of it."""
    said = _facts(request) | {"name": message.by.name}
    subject, body = _("%(number)s: %(name)s writes about “%(subject)s”") % said, _quoted(message.text)
    if message.is_from_office:
        tell_member(request, subject, body, by=message.by, at=at, may_withdraw=request.is_open)
    else:
        tell_office(request, subject, body, by=message.by, at=at)


def tell_office(request: Request, subject: str, body: str, *, by: Person, at: datetime, everybody: bool = False) -> None:
    """Who takes care of it; all who answer where nobody does yet, or where other eyes are asked for."""
    all_of_them = queries.answerers(_day(at))
    people = all_of_them if everybody or request.owner_id not in all_of_them else {request.owner_id}
    _tell(OFFICE, request, set(people) - {by.pk}, subject, body, by=by, at=at)


def _tell(
    kind: str,
    request: Request,
    people: Collection[int],
    subject: str,
    body: str,
    *,
    by: Person,
    at: datetime,
    link: tuple[str, list[tuple[str, str]]] | None = None,
    parts: Sequence[Part] = (),
) -> None:
    if not people:
        return
    body = f"{body}\n\n[{_('Open the request')}]({request.get_absolute_url()})"
    own = {}
    if link:
        made = notices.links(link[0], reference(request), people, link[1], lasts=LASTS, at=at)
        own = {person: Own(f"{body}\n\n[{link[1][0][1]}]({address})") for person, address in made.items()}
    notices.tell(kind, to=people, subject=subject, body=body, by=by, at=at, reference=reference(request), own=own, parts=parts)


def _facts(request: Request) -> dict[str, str]:
    return {
        "number": request.number,
        "kind": request.get_kind_display(),
        "organisation": request.organisation.name,
        "subject": request.subject,
        "due": date_format(request.due_on, "j F Y"),
    }


def _quoted(text: str) -> str:
    return "\n".join(f"> {line}" for line in text.split("\n"))


def _day(at: datetime) -> date:
    return timezone.localtime(at).date()
