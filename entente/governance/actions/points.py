"""Actions of a body: made, changed, done, dropped; their owners are told, and reminded until they say what came of it."""

from collections.abc import Iterable
from datetime import date, datetime, time, timedelta

from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from entente import record
from entente.gatherings.models import Gathering
from entente.governance import queue
from entente.governance.actions import reminders
from entente.governance.actions.refusals import CannotMakeAction
from entente.governance.actions.sharing import lock
from entente.governance.choices import PointState
from entente.governance.models import ActionPoint, Body
from entente.governance.queries.points import NOUN as POINT
from entente.people.models import Person
from entente.search.actions import drop as unfind
from entente.search.actions import put

BEFORE, AFTER, EVERY = timedelta(days=3), timedelta(days=1), timedelta(days=7)
MORNING = time(7, 0)


@transaction.atomic
def make(
    body: Body,
    text: str,
    owner: Person,
    *,
    due_on: date | None = None,
    gathering: Gathering | None = None,
    tells: bool = True,
    by: Person | None,
    at: datetime,
) -> ActionPoint:
    """Somebody is to do something. Who makes one for itself is not written to; nor is anybody while minutes are being written."""
    entry = record.open()
    text = _checked(text)
    known = {"gathering": gathering, "marking": body.marking, "made_by": by, "made_at": at}
    point = ActionPoint.objects.create(body=body, text=text, owner=owner, due_on=due_on, **known)
    _settle(point, at)
    entry.enter("governance.action_made", point, by=by, after=_told(point))
    if tells:
        tell_owners([point], by=by, at=at)
    return point


@transaction.atomic
def change(point: ActionPoint, text: str, owner: Person, *, due_on: date | None, by: Person, at: datetime) -> ActionPoint:
    entry = record.open()
    current = _open(point)
    text, before, was = _checked(text), _told(current), current.owner_id
    if (text, owner.pk, due_on) == (current.text, was, current.due_on):
        return current
    current.text, current.owner, current.due_on = text, owner, due_on
    current.save(update_fields=["text", "owner", "due_on"])
    _settle(current, at)
    entry.enter("governance.action_changed", current, by=by, before=before, after=_told(current))
    if owner.pk != was:
        tell_owners([current], by=by, at=at)
    return current


@transaction.atomic
def close(point: ActionPoint, *, outcome: str = "", by: Person, at: datetime) -> ActionPoint:
    """It is done, and this came of it."""
    return _end(point, PointState.DONE, outcome, by, at)


@transaction.atomic
def drop(point: ActionPoint, *, because: str, by: Person, at: datetime) -> ActionPoint:
    """Nobody does it any more, for a reason."""
    if not because.strip():
        raise CannotMakeAction(_("Say in a sentence why nobody does it any more."))
    return _end(point, PointState.DROPPED, because, by, at)


@transaction.atomic
def reopen(point: ActionPoint, *, by: Person, at: datetime) -> ActionPoint:
    entry = record.open()
    current = _held(point)
    if current.is_open:
        raise CannotMakeAction(_("This action is open."))
    current.state, current.ended_at, current.ended_by, current.outcome = PointState.OPEN, None, None, ""
    current.save(update_fields=["state", "ended_at", "ended_by", "outcome"])
    _settle(current, at)
    entry.enter("governance.action_reopened", current, by=by)
    return current


@transaction.atomic
def tell_owners(points: Iterable[ActionPoint], *, by: Person | None, at: datetime) -> int:
    """One mail to each owner with all that is new to it; how many people were told."""
    record.open()
    new = [point for point in points if point.is_open and point.told_at is None]
    ActionPoint.objects.filter(pk__in=[point.pk for point in new]).update(told_at=at)
    return reminders.given([point for point in new if by is None or point.owner_id != by.pk], by=by, at=at)


@transaction.atomic
def remind(*, at: datetime) -> int:
    """Everybody whose actions are due soon, or overdue: three days before, the day after, then weekly. How many were reminded."""
    record.open()
    rows = (
        ActionPoint.objects.select_for_update(of=("self",)).filter(state=PointState.OPEN, remind_at__lte=at).select_related("body", "owner")
    )
    due = list(rows.order_by("due_on", "pk"))
    for point in due:
        point.remind_at = _next(point, at)
        point.save(update_fields=["remind_at"])
    reminded = reminders.remind(due, at=at)
    following = ActionPoint.objects.filter(~Q(remind_at=None)).order_by("remind_at").values_list("remind_at", flat=True).first()
    if following:
        queue.wake_at(following)
    return reminded


def _end(point: ActionPoint, state: PointState, outcome: str, by: Person, at: datetime) -> ActionPoint:
    entry = record.open()
    current = _open(point)
    current.state, current.ended_at, current.ended_by, current.remind_at = state, at, by, None
    current.outcome = " ".join(outcome.split())[:500]
    current.save(update_fields=["state", "ended_at", "ended_by", "remind_at", "outcome"])
    unfind(POINT, [current.pk])
    entry.enter("governance.action_ended", current, by=by, after={"state": state})
    return current


def _settle(point: ActionPoint, at: datetime) -> None:
    """Its lock, its words, its next reminder."""
    lock(POINT, point.pk, point.body, point.marking, [point.owner_id, point.made_by_id])
    put(POINT, [(point.pk, point.text)])
    point.remind_at = _next(point, at)
    point.save(update_fields=["remind_at"])
    if point.remind_at:
        queue.wake_at(point.remind_at)


def _next(point: ActionPoint, at: datetime) -> datetime | None:
    if point.due_on is None:
        return None
    planned = (_morning(point.due_on - BEFORE), _morning(point.due_on + AFTER))
    return next((moment for moment in planned if moment > at), None) or _morning(timezone.localdate(at) + EVERY)


def _morning(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, MORNING))


def _checked(text: str) -> str:
    text = " ".join(text.split())
    if not text:
        raise CannotMakeAction(_("Say what is to be done."))
    if len(text) > 500:
        raise CannotMakeAction(_("Say it in at most 500 letters; the rest belongs into a document."))
    return text


def _held(point: ActionPoint) -> ActionPoint:
    return ActionPoint.objects.select_for_update(of=("self",)).select_related("body", "owner").get(pk=point.pk)


def _open(point: ActionPoint) -> ActionPoint:
    current = _held(point)
    if not current.is_open:
        raise CannotMakeAction(_("This action is closed already: %(state)s.") % {"state": current.get_state_display().lower()})
    return current


def _told(point: ActionPoint) -> dict[str, object]:
    return {"owner": str(point.owner), "due_on": point.due_on}
