"""What a meeting's agenda could be made of: what is due for the body, and what its own papers, actions and seats ask for."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from entente.gatherings.models import Gathering
from entente.governance.choices import DeliverableState, PointState
from entente.governance.models import ActionPoint, AgendaItem, Body, Deliverable, Minutes
from entente.governance.queries.meetings import due_of
from entente.governance.queries.seats import sitting_of
from entente.notices.references import Reference, key_of
from entente.people.discovery import offered


@dataclass(frozen=True, slots=True)
class Proposed:
    """`item` waits already; else `subject` is put there when it is taken. What is due by the meeting is ticked beforehand."""

    key: str
    title: str
    why: str
    is_due: bool
    item: AgendaItem | None = None
    subject: Reference | None = None
    due_on: date | None = None


def proposed_for(body: Body, gathering: Gathering, keys: Iterable[str]) -> list[Proposed]:
    """Standing matters first, then what rooms and people put on the list, by its day."""
    day = gathering.starts.date()
    there = set(AgendaItem.objects.filter(gathering=gathering, dropped_at=None).values_list("subject_key", flat=True))
    above = (one for proposes in offered("proposing", "proposes") for one in proposes(body, day))
    own = [one for one in (*_own(body, gathering, day), *above) if one.subject and key_of(one.subject) not in there]
    waiting = list(due_of(body, keys))
    queued = {item.subject_key for item in waiting if item.subject_key}
    due = [Proposed(f"item-{item.pk}", item.title, item.why, _by(item, day), item=item, due_on=item.due_on) for item in waiting]
    return [one for one in own if one.subject and key_of(one.subject) not in queued] + due


def _by(item: AgendaItem, day: date) -> bool:
    return item.due_on is not None and item.due_on <= day


def _own(body: Body, gathering: Gathering, day: date) -> Iterator[Proposed]:
    yield from _minutes(body, gathering)
    yield from _late_actions(body, gathering, day)
    yield from _seats(body, gathering, day)
    yield from _deliverables(body, gathering, day)


def _minutes(body: Body, gathering: Gathering) -> Iterator[Proposed]:
    """Those of the last meeting, unless a meeting took them up already."""
    last = Minutes.objects.filter(body=body, gathering__ends_at__lte=gathering.starts_at).exclude(gathering=gathering)
    minutes = last.select_related("gathering").order_by("-gathering__starts_at").first()
    if minutes is None:
        return
    title = _("Minutes of the meeting of %(day)s") % {"day": date_format(minutes.gathering.starts, "j F Y")}
    one = _subject("minutes", minutes.pk, title)
    if not AgendaItem.objects.filter(body=body, subject_key=key_of(one), dropped_at=None, gathering__isnull=False).exists():
        yield Proposed("minutes", title, _("To be approved."), True, subject=one)


def _late_actions(body: Body, gathering: Gathering, day: date) -> Iterator[Proposed]:
    late = ActionPoint.objects.filter(body=body, state=PointState.OPEN, due_on__lt=day).count()
    if late:
        why = ngettext("%(n)s action is late by then.", "%(n)s actions are late by then.", late) % {"n": late}
        title = _("Actions that are late")
        yield Proposed("late-actions", title, why, True, subject=_subject("late-actions", gathering.pk, title))


def _seats(body: Body, gathering: Gathering, day: date) -> Iterator[Proposed]:
    sitting = sitting_of(body, day)
    said = []
    if sitting.vacant:
        said.append(ngettext("%(n)s seat is vacant.", "%(n)s seats are vacant.", sitting.vacant) % {"n": sitting.vacant})
    if ending := len(sitting.ending) + len(sitting.over):
        said.append(ngettext("%(n)s term has ended or ends soon.", "%(n)s terms have ended or end soon.", ending) % {"n": ending})
    if said:
        title = _("Vacant seats and terms that end")
        yield Proposed("seats", title, " ".join(said), bool(sitting.over), subject=_subject("seats", gathering.pk, title))


def _deliverables(body: Body, gathering: Gathering, day: date) -> Iterator[Proposed]:
    waiting = Deliverable.objects.filter(body=body, dropped_at=None, state=DeliverableState.CONSULTATION, due_on__lte=day)
    for one in waiting.order_by("due_on", "pk"):
        why = _("Its consultation is to end in its adoption.")
        yield Proposed(f"deliverable-{one.pk}", one.title, why, True, subject=_subject("deliverable", one.pk, one.title), due_on=one.due_on)


def _subject(noun: str, number: int, label: str) -> Reference:
    return {"room": "governance", "noun": noun, "id": number, "label": label}
