"""Once a month by mail what waits on the Desk: at most three things, each of which can be done from the mail."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime, timedelta

from django.conf import settings
from django.db import transaction
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from entente import record
from entente.engine.marking import Marking, read
from entente.notices import actions as notices
from entente.notices import links
from entente.notices.actions import Own
from entente.notices.compose import as_it_stands
from entente.notices.days import day_of
from entente.notices.models import Delivery, Notice
from entente.notices.references import Reference
from entente.people.models import Person
from entente.people.waiting import Waiting
from entente.reporting.desk import Known, everyone, waiting_of, words
from entente.reporting.notices import DESK

MOST = 3
LASTS = timedelta(days=31)  # until the next one comes


def remind(*, by: Person | None, at: datetime) -> Notice | None:
    """Tell everyone for whom something waits, once a calendar month however often this is called. None when there is nobody to tell.

    What waits is read before the record's head is taken: it takes a query or two for each person, and others write meanwhile.
    """
    day = day_of(at)
    known: Known = {}
    found = {one.person: _reachable(waiting_of(one, day, known), one.signs_in) for one in everyone(day, but=_told(day))}
    return _tell({person: waiting for person, waiting in found.items() if waiting}, by, at)


@transaction.atomic
def _tell(found: Mapping[int, Sequence[Waiting]], by: Person | None, at: datetime) -> Notice | None:
    record.open()
    day = day_of(at)
    told = _told(day)
    why = _("because something waits for you, at most once a month")
    own = {pk: Own(_body(pk, waiting, day, at), why) for pk, waiting in found.items() if pk not in told}
    if not own:
        return None
    return notices.tell(DESK, to=own.keys(), own=own, subject=_("What waits for you"), body="", by=by, at=at)


def _told(day: date) -> set[int]:
    """Whom this month's mail has been written to."""
    month = {"notice__created_at__year": day.year, "notice__created_at__month": day.month}
    return set(Delivery.objects.filter(notice__kind=DESK, **month).values_list("person_id", flat=True))


def _reachable(waiting: list[Waiting], signs_in: bool) -> list[Waiting]:
    """Who has no account is asked only for what a link can do."""
    return waiting if signs_in else [one for one in waiting if _buttons(one)]


def _body(person: int, waiting: Sequence[Waiting], day: date, at: datetime) -> str:
    parts = [_("%(total)s on your Desk.") % {"total": words.total(waiting)}]
    parts += [_thing(person, one, day, at) for one in waiting[:MOST]]
    if (more := len(waiting) - MOST) > 0:
        said = ngettext("And one more thing on your Desk", "And %(count)s more things on your Desk", more) % {"count": more}
        parts.append(f"[{said}]({_page(reverse('desk:desk'))})")
    return "\n\n".join(parts)


def _thing(person: int, one: Waiting, day: date, at: datetime) -> str:
    when = ", ".join(part for part in (words.due(one, day), words.took(one.minutes)) if part)
    button = _("Answer here, without signing in") if _buttons(one) else _("Open the page where it is done")
    parts = [f"### {as_it_stands(_named(one))}", when[:1].upper() + when[1:], f"[{button}]({_link(person, one, at)})"]
    return "\n\n".join(part for part in parts if part)


def _named(one: Waiting) -> str:
    """A mail may lie open to others than its reader: what is for named persons only is not named in it."""
    marking = read(one.marking)
    if marking is Marking.RED:
        return _("Something for named persons only (TLP:RED) waits for you")
    return f"{one.sentence} ({marking})" if marking and marking > Marking.GREEN else one.sentence


def _buttons(one: Waiting) -> list[tuple[str, str]]:
    """What a link could do about it: nothing where its room offers none, or where a mail may not even name the thing."""
    if not one.mail_doable or not links.is_offered(one.mail_doable) or read(one.marking) is Marking.RED:
        return []
    return [(value, str(label)) for value, label in one.choices or links.kind(one.mail_doable).choices]


def _link(person: int, one: Waiting, at: datetime) -> str:
    """One that acts once; else the one page, behind signing in."""
    if not (buttons := _buttons(one)) or not one.mail_doable:
        return _page(one.address)
    room = one.mail_doable.partition(".")[0]
    about = one.id if one.about is None else one.about
    subject = Reference(room=room, noun=one.noun, id=about, label=one.label or one.sentence)
    return notices.links(one.mail_doable, subject, [person], buttons, lasts=LASTS, at=at)[person]


def _page(address: str) -> str:
    return f"{settings.BASE_URL}{reverse('account_login')}?{urlencode({'next': address})}"
