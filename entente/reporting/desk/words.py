"""When something is due and how long it takes, in words; the same on the page and in the mail."""

from collections.abc import Sequence
from datetime import date, timedelta
from enum import Enum

from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from entente.people.waiting import Waiting

SOON = timedelta(days=14)
NUMBERS: list[str | Promise] = [
    gettext_lazy("Nothing"),
    gettext_lazy("One thing"),
    gettext_lazy("Two things"),
    gettext_lazy("Three things"),
    gettext_lazy("Four things"),
    gettext_lazy("Five things"),
    gettext_lazy("Six things"),
    gettext_lazy("Seven things"),
    gettext_lazy("Eight things"),
    gettext_lazy("Nine things"),
]
HOUR = 60


class Urgency(Enum):
    """In the order in which they are shown."""

    NOW = "now"
    SOON = "soon"
    WHENEVER = "whenever"


def urgency(one: Waiting, day: date) -> Urgency:
    if one.due_on is None or one.due_on > day + SOON:
        return Urgency.WHENEVER
    return Urgency.NOW if one.due_on <= day else Urgency.SOON


def due(one: Waiting, day: date) -> str:
    """ "today", "in 3 days", "overdue since 3 May 2018"; nothing where there is no date."""
    if one.due_on is None:
        return ""
    days, said = (one.due_on - day).days, date_format(one.due_on, "j F Y")
    if days < 0:
        return _("overdue since %(day)s") % {"day": said}
    if days < 2:
        return _("tomorrow") if days else _("today")
    return _("in %(days)s days") % {"days": days} if days <= SOON.days else _("by %(day)s") % {"day": said}


def took(minutes: int | None) -> str:
    """ "about 5 minutes"; from an hour on in hours, to the half."""
    if not minutes:
        return ""
    if minutes < HOUR:
        return ngettext("about %(n)s minute", "about %(n)s minutes", minutes) % {"n": minutes}
    halves = round(minutes / (HOUR / 2))
    hours = f"{halves // 2}{'½' if halves % 2 else ''}"
    return ngettext("about %(n)s hour", "about %(n)s hours", halves // 2 + halves % 2) % {"n": hours}


def total(waiting: Sequence[Waiting]) -> str:
    """ "Four things, about 25 minutes"."""
    count = len(waiting)
    things = str(NUMBERS[count]) if count < len(NUMBERS) else _("%(count)s things") % {"count": count}
    time = took(sum(one.minutes or 0 for one in waiting))
    return _("%(things)s, %(time)s") % {"things": things, "time": time} if time else things
