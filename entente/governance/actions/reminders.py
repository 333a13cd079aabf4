"""Mails about actions: what is new to somebody, and what is due; each line can be ticked off from the mail."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import datetime, timedelta

from django.urls import reverse
from django.utils.translation import gettext as _

from entente.documents.text import escaped
from entente.governance.lateness import lateness
from entente.governance.models import ActionPoint
from entente.notices.actions import Own, link, tell
from entente.notices.days import day_of
from entente.notices.references import Reference
from entente.people.models import Person
from entente.vocabulary.choices import TrafficLight

ACTION = "governance.action"  # the kind of notice, and of link
REMARK = "governance.remark"  # the kind of link that takes words
LASTS = timedelta(days=90)


def given(points: Iterable[ActionPoint], *, by: Person | None, at: datetime) -> int:
    return _told(points, _("This is yours to do now:"), _("Actions for you"), by, at)


def remind(points: Iterable[ActionPoint], *, at: datetime) -> int:
    return _told(points, _("You took this on, and its day is near or has passed:"), _("Actions that are due"), None, at)


def subject_of(point: ActionPoint) -> Reference:
    return {"room": "governance", "noun": "action-point", "id": point.pk, "label": named(point)}


def _told(points: Iterable[ActionPoint], opening: str, subject: str, by: Person | None, at: datetime) -> int:
    mine: dict[int, list[ActionPoint]] = defaultdict(list)
    for point in points:
        mine[point.owner_id].append(point)
    if not mine:
        return 0
    own = {owner: Own(_body(opening, theirs, at), _("because you took it on")) for owner, theirs in mine.items()}
    tell(ACTION, to=own, own=own, subject=subject, body="", by=by, at=at)
    return len(own)


def _body(opening: str, points: list[ActionPoint], at: datetime) -> str:
    lines = "\n".join(_line(point, at) for point in points)
    return f"{opening}\n\n{lines}\n\n[{_('All your actions')}]({reverse('governance:my-actions')})"


def _line(point: ActionPoint, at: datetime) -> str:
    """Two links: one ticks it off, the other takes a few words on how far it is."""
    done = link(ACTION, subject_of(point), point.owner, [("done", _("It is done"))], lasts=LASTS, at=at)
    say = link(REMARK, subject_of(point), point.owner, [("send", _("Send it"))], lasts=LASTS, at=at)
    when = lateness(point.due_on, day_of(at))
    return f"- {named(point)} ({point.body}{', ' + when if when else ''}): [{_('Done')}]({done}) · [{_('Say how far it is')}]({say})"


def named(point: ActionPoint) -> str:
    """What is TLP:RED is never named in a mail."""
    return _("an action marked TLP:RED") if point.marking == TrafficLight.RED else escaped(point.text)
