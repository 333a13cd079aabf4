"""What a body deals with: put on the list of what is due by anybody's room, taken onto a meeting's agenda, moved, given papers, dropped."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from entente import record
from entente.documents.models import Document
from entente.gatherings.models import Gathering
from entente.governance.actions.refusals import CannotPutOnAgenda
from entente.governance.actions.sharing import lock
from entente.governance.models import AgendaItem, Body
from entente.governance.queries.meetings import AGENDA
from entente.governance.queries.proposed import Proposed
from entente.governance.references import key_of
from entente.notices.references import Reference
from entente.notices.references import key_of as key_of_reference
from entente.people.models import Person
from entente.search.actions import put

LAST = 10_000  # a place beyond every agenda, while two items change places


@transaction.atomic
def put_on_agenda(
    body: Body, subject: Reference, *, due_on: date | None = None, why: str = "", by: Person | None, at: datetime
) -> AgendaItem:
    """A room above has something for this body to deal with. Said twice, it is due once, on the earlier day."""
    entry = record.open()
    waiting = AgendaItem.objects.select_for_update().filter(body=body, gathering=None, dropped_at=None)
    known = waiting.filter(subject_key=key_of_reference(subject)).first()
    if known:
        known.due_on = min(filter(None, (known.due_on, due_on)), default=None)
        known.why = why.strip()[:1000] or known.why
        known.save(update_fields=["due_on", "why"])
        return known
    said = {"subject": dict(subject), "subject_key": key_of_reference(subject), "why": why.strip()[:1000], "due_on": due_on}
    item = _written(body, None, subject["label"], said, by, at)
    entry.enter("governance.put_on_agenda", item, by=by, after={"subject": item.subject_key, "due_on": due_on})
    return item


@transaction.atomic
def add_item(
    body: Body,
    title: str,
    *,
    gathering: Gathering | None = None,
    why: str = "",
    minutes: int | None = None,
    due_on: date | None = None,
    by: Person | None,
    at: datetime,
) -> AgendaItem:
    """Something of the body's own, on a meeting's agenda or among what is due."""
    entry = record.open()
    if gathering:
        _refuse_foreign(body, gathering)
    item = _written(body, gathering, title, {"why": why.strip()[:1000], "minutes": minutes, "due_on": due_on}, by, at)
    entry.enter("governance.put_on_agenda", item, by=by, after={"due_on": due_on, "meeting": gathering.pk if gathering else None})
    return item


@transaction.atomic
def take(item: AgendaItem, gathering: Gathering, *, by: Person, at: datetime) -> AgendaItem:
    """From what is due onto a meeting's agenda, as its last item."""
    entry = record.open()
    current = _held(item)
    _refuse_foreign(current.body, gathering)
    if current.gathering_id:
        raise CannotPutOnAgenda(_("This is on a meeting's agenda already."))
    current.gathering, current.position = gathering, _next(gathering)
    current.save(update_fields=["gathering", "position"])
    entry.enter("governance.agenda_changed", current, by=by, after={"meeting": gathering.pk})
    return current


@transaction.atomic
def fill(body: Body, gathering: Gathering, chosen: Iterable[Proposed], *, by: Person, at: datetime) -> list[AgendaItem]:
    """All that was chosen onto the agenda, in its order: what waits is taken, the rest is put there."""
    record.open()
    taken = []
    for one in chosen:
        item = one.item or (put_on_agenda(body, one.subject, why=one.why, due_on=one.due_on, by=by, at=at) if one.subject else None)
        if item:
            taken.append(take(item, gathering, by=by, at=at))
    if not taken:
        raise CannotPutOnAgenda(_("Nothing was chosen."))
    return taken


@transaction.atomic
def put_off(item: AgendaItem, *, by: Person, at: datetime) -> AgendaItem:
    """Off the meeting's agenda and back among what is due; not once there are minutes of it."""
    entry = record.open()
    current = _held(item)
    _refuse_minuted(current)
    before = {"meeting": current.gathering_id}
    current.gathering, current.position = None, 0
    current.save(update_fields=["gathering", "position"])
    entry.enter("governance.agenda_changed", current, by=by, before=before, after={"meeting": None})
    return current


@transaction.atomic
def drop_item(item: AgendaItem, *, because: str, by: Person, at: datetime) -> AgendaItem:
    """Not dealt with any more, for a reason."""
    entry = record.open()
    current = _held(item)
    _refuse_minuted(current)
    if not because.strip():
        raise CannotPutOnAgenda(_("Say in a sentence why it is not dealt with any more."))
    current.dropped_at = at
    current.save(update_fields=["dropped_at"])
    entry.enter("governance.agenda_dropped", current, by=by, because=because)
    return current


@transaction.atomic
def settled(subject: Reference, *, because: str, by: Person, at: datetime) -> int:
    """What a room put on the lists of what is due was decided otherwise: no list waits for it. What stands on a meeting's agenda stays."""
    record.open()
    waiting = AgendaItem.objects.filter(gathering=None, dropped_at=None, subject_key=key_of_reference(subject))
    return len([drop_item(item, because=because, by=by, at=at) for item in waiting])


@transaction.atomic
def move(item: AgendaItem, *, up: bool, by: Person, at: datetime) -> AgendaItem:
    """One place up or down on its agenda; the first and the last stay."""
    entry = record.open()
    current = _held(item)
    others = AgendaItem.objects.select_for_update().filter(gathering=current.gathering_id, dropped_at=None)
    beyond = (
        others.filter(position__lt=current.position).order_by("-position")
        if up
        else others.filter(position__gt=current.position).order_by("position")
    )
    other = beyond.first() if current.gathering_id else None
    if other:
        _swap(current, other)
        entry.enter("governance.agenda_changed", current, by=by, after={"place": current.position})
    return current


@transaction.atomic
def change_item(
    item: AgendaItem,
    title: str,
    *,
    why: str = "",
    minutes: int | None = None,
    due_on: date | None = None,
    papers: Iterable[Document] = (),
    by: Person,
    at: datetime,
) -> AgendaItem:
    """Its words, its time and its papers."""
    entry = record.open()
    current = _held(item)
    current.title, current.why, current.minutes, current.due_on = _checked(title), why.strip()[:1000], minutes, due_on
    current.save(update_fields=["title", "why", "minutes", "due_on"])
    given = list(papers)
    current.papers.set(given)
    put(AGENDA, [(current.pk, current.title)])
    entry.enter("governance.agenda_changed", current, by=by, after={"papers": len(given), "minutes": minutes, "due_on": due_on})
    return current


def _written(
    body: Body, gathering: Gathering | None, title: str, said: Mapping[str, object], by: Person | None, at: datetime
) -> AgendaItem:
    place = {"gathering": gathering, "position": _next(gathering) if gathering else 0}
    known = {"marking": body.marking, "proposed_by": by, "proposed_at": at}
    item = AgendaItem.objects.create(body=body, title=_checked(title), **place, **known, **said)
    lock(AGENDA, item.pk, body, item.marking, [by.pk if by else None])
    put(AGENDA, [(item.pk, item.title)])
    return item


def _next(gathering: Gathering) -> int:
    last = AgendaItem.objects.filter(gathering=gathering).aggregate(last=Max("position"))["last"]
    return int(last or 0) + 1


def _swap(one: AgendaItem, other: AgendaItem) -> None:
    places = one.position, other.position
    for item, place in ((one, LAST), (other, places[0]), (one, places[1])):
        item.position = place
        item.save(update_fields=["position"])


def _held(item: AgendaItem) -> AgendaItem:
    current = AgendaItem.objects.select_for_update(of=("self",)).select_related("body", "gathering").get(pk=item.pk)
    if current.dropped_at:
        raise CannotPutOnAgenda(_("This was taken off the list meanwhile."))
    return current


def _refuse_foreign(body: Body, gathering: Gathering) -> None:
    if gathering.home_key != key_of(body):
        raise CannotPutOnAgenda(_("That meeting is not one of %(body)s.") % {"body": body})


def _refuse_minuted(item: AgendaItem) -> None:
    if item.notes.strip():
        raise CannotPutOnAgenda(_("There are minutes of it already; it stays on this meeting's agenda."))


def _checked(title: str) -> str:
    title = " ".join(title.split())
    if not title:
        raise CannotPutOnAgenda(_("Say in a few words what it is about."))
    return title[:200]
