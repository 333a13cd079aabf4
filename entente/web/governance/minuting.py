"""The page on which minutes are written: one form for all of it, so that any button saves everything that was typed."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime

from django.http import QueryDict
from django.utils.translation import gettext as _

from entente.gatherings import actions as gatherings
from entente.gatherings.actions import Noted
from entente.gatherings.choices import Presence
from entente.gatherings.models import Gathering
from entente.governance import actions
from entente.governance.models import AgendaItem, Body
from entente.governance.queries.meetings import Attendance, attendance_of
from entente.people.models import Person


@dataclass(slots=True)
class Saved:
    """What became of what was typed: refusals by item, and what could not be done at all; `typed` is what is not saved yet."""

    conflicts: dict[int, str] = field(default_factory=dict)
    typed: dict[int, str] = field(default_factory=dict)
    refusals: list[str] = field(default_factory=list)
    is_shown: bool = False  # nothing was sent yet

    @property
    def ok(self) -> bool:
        return not self.conflicts and not self.refusals


def save(
    sent: QueryDict, body: Body, gathering: Gathering, items: list[AgendaItem], *, by_itself: bool = False, by: Person, at: datetime
) -> Saved:
    """Notes and who is there; when a button was pressed a new item and an action too. What one refuses leaves the others saved."""
    saved = Saved()
    for item in items:
        _save_notes(sent, item, saved, by, at)
    for act in (_note_presence,) if by_itself else (_note_presence, _add_item, _make_point):
        try:
            act(sent, body, gathering, items, by, at)
        except (actions.Refusal, gatherings.Refusal) as refusal:
            saved.refusals.append(str(refusal))
    return saved


def _save_notes(sent: QueryDict, item: AgendaItem, saved: Saved, by: Person, at: datetime) -> None:
    if f"notes-{item.pk}" not in sent:
        return
    notes = _said(sent, f"notes-{item.pk}")
    after = sent.get(f"over-{item.pk}") or sent.get(f"after-{item.pk}", "")
    try:
        actions.write_notes(item, notes, after=int(after) if after.isdecimal() and len(after) < 9 else -1, by=by, at=at)
    except actions.CannotWriteMinutes as refusal:
        saved.conflicts[item.pk] = str(refusal)
        saved.typed[item.pk] = notes


def _note_presence(sent: QueryDict, body: Body, gathering: Gathering, items: list[AgendaItem], by: Person, at: datetime) -> None:
    """Only what differs from what is noted already."""
    noted = dict(_noted(sent, attendance_of(gathering)))
    if noted:
        gatherings.note_attendance(gathering, noted, by=by, at=at)


def _noted(sent: QueryDict, attendance: Attendance) -> Iterator[tuple[int, Noted]]:
    for guest in attendance.guests:
        said = sent.get(f"presence-{guest.person_id}")
        if said is not None and said != guest.presence and said in {*Presence.values, ""}:
            yield guest.person_id, Noted(said, guest.came_at, guest.left_at)


def _add_item(sent: QueryDict, body: Body, gathering: Gathering, items: list[AgendaItem], by: Person, at: datetime) -> None:
    if title := _said(sent, "new-item").strip():
        actions.add_item(body, title, gathering=gathering, by=by, at=at)


def _make_point(sent: QueryDict, body: Body, gathering: Gathering, items: list[AgendaItem], by: Person, at: datetime) -> None:
    """From a line of an item, or in other words; owner and day stand beside it."""
    number = sent.get("make", "")
    item = next((one for one in items if str(one.pk) == number), None)
    if item is None:
        return
    words = _said(sent, f"words-{item.pk}").strip() or _said(sent, f"line-{item.pk}")
    owner = sent.get(f"owner-{item.pk}", "")
    person = Person.objects.filter(pk=int(owner)).first() if owner.isdecimal() and len(owner) < 18 else None
    if person is None:
        raise actions.CannotMakeAction(_("Choose who does “%(what)s”.") % {"what": words[:60]})
    actions.make(body, words, person, due_on=_day(sent.get(f"due-{item.pk}", "")), gathering=gathering, tells=False, by=by, at=at)


def _said(sent: QueryDict, name: str) -> str:
    """Without the sign that no database keeps."""
    return str(sent.get(name, "")).replace("\x00", "")


def _day(typed: str) -> date | None:
    try:
        return date.fromisoformat(typed) if typed else None
    except ValueError:
        raise actions.CannotMakeAction(_("“%(typed)s” is no day. Write it as 2027-05-31.") % {"typed": typed[:20]}) from None
