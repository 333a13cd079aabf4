"""How near a day is, in words."""

from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

WEEK = 7


def lateness(due_on: date | None, day: date) -> str:
    """ "due today", "in 3 days", "5 days late"; nothing without a day, or while it is more than a week away."""
    if due_on is None:
        return ""
    days = (due_on - day).days
    if days < 0:
        return ngettext("%(days)s day late", "%(days)s days late", -days) % {"days": -days}
    if days == 0:
        return _("due today")
    return ngettext("in %(days)s day", "in %(days)s days", days) % {"days": days} if days <= WEEK else ""
