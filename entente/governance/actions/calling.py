"""How a meeting is called, what it deals with at the moment, and its packs of papers."""

from datetime import datetime

from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from entente import record
from entente.engine.marking import may_see
from entente.gatherings.choices import GatheringState
from entente.gatherings.models import Gathering, Guest
from entente.governance.actions.refusals import CannotCall
from entente.governance.choices import MeetingKind
from entente.governance.models import AgendaItem, Body, Meeting, Pack
from entente.governance.queries.meetings import items_of
from entente.governance.queries.packs import versions_in
from entente.governance.references import key_of, reference_of
from entente.members.viewers import viewers_of
from entente.notices.actions import tell
from entente.notices.days import day_of
from entente.people.models import Person

PACK = "governance.pack"


@transaction.atomic
def call(body: Body, gathering: Gathering, kind: str, *, remote_how: str = "", by: Person, at: datetime) -> Meeting:
    """As which kind of meeting it is called, and how one takes part from afar."""
    entry = record.open()
    _refuse_foreign(body, gathering)
    said = {"kind": kind, "remote_how": remote_how.strip()[:2000]}
    current = Meeting.objects.select_for_update().filter(pk=gathering.pk).first()
    if current and all(getattr(current, name) == value for name, value in said.items()):
        return current
    if kind not in MeetingKind:
        raise CannotCall(_("A meeting is called as an ordinary or an extraordinary one, or a second time."))
    meeting, _is_new = Meeting.objects.update_or_create(gathering=gathering, defaults=said, create_defaults=said | {"body": body})
    entry.enter("governance.meeting_called", meeting, by=by, after={"kind": kind, "remote": bool(said["remote_how"])})
    return meeting


@transaction.atomic
def reach(body: Body, gathering: Gathering, item: AgendaItem | None, *, by: Person, at: datetime) -> Meeting:
    """The meeting deals with this item now; None: with none. Who wants to speak on another waits no longer."""
    entry = record.open()
    _refuse_foreign(body, gathering)
    if item and item.gathering_id != gathering.pk:
        raise CannotCall(_("This is not on the meeting's agenda."))
    meeting, _is_new = Meeting.objects.select_for_update().get_or_create(gathering=gathering, defaults={"body": body})
    if meeting.item == item:
        return meeting
    meeting.item, meeting.item_at = item, at
    meeting.save(update_fields=["item", "item_at"])
    gathering.hands.filter(down_at=None).update(down_at=at)
    entry.enter("governance.item_reached", meeting, by=by, after={"item": item.pk if item else None})
    return meeting


@transaction.atomic
def make_pack(body: Body, gathering: Gathering, *, by: Person, at: datetime) -> Pack:
    """An edition of all papers of the agenda; everyone of the meeting who may read some of it is told, and how many are new."""
    entry = record.open()
    _refuse_foreign(body, gathering)
    if gathering.state != GatheringState.ANNOUNCED:
        raise CannotCall(_("Announce the meeting first: its pack goes to those who are called to it."))
    last = Pack.objects.select_for_update().filter(gathering=gathering).order_by("-number").first()
    listed = versions_in(items_of(gathering))
    if last and last.papers == listed:
        raise CannotCall(_("Nothing has changed since edition %(number)s.") % {"number": last.number})
    pack = Pack.objects.create(gathering=gathering, number=last.number + 1 if last else 1, papers=listed, made_by=by, made_at=at)
    new = [paper for paper in listed if last is None or paper not in last.papers]
    people = _told(body, gathering, pack, len(new), by, at)
    entry.enter("governance.pack_made", pack, by=by, after={"papers": len(listed), "new": len(new) if last else 0, "people": people})
    return pack


def _told(body: Body, gathering: Gathering, pack: Pack, new: int, by: Person, at: datetime) -> int:
    """Whoever may see the meeting; what of the papers each may read is asked when the pack is opened."""
    guests = Guest.objects.filter(gathering=gathering).exclude(state="declined").values_list("person_id", flat=True)
    shared = gathering.shared(frozenset(guests))
    to = [person for person, viewer in viewers_of(guests, day_of(at)).items() if person != by.pk and may_see(viewer, shared)]
    if not to:
        return 0
    address = reverse("governance:pack", args=[body.slug, gathering.pk])
    many = ngettext("%(n)s paper is new in it.", "%(n)s papers are new in it.", new) % {"n": new}
    first = _("It holds the agenda and every paper that you may read.")
    text = f"{first if pack.number == 1 else many}\n\n[{_('Open the pack (PDF)')}]({address})"
    subject = _("Papers for the meeting of %(body)s, edition %(number)s") % {"body": body, "number": pack.number}
    tell(PACK, to=to, subject=subject, body=text, by=by, at=at, home=reference_of(body), shared=shared, reply_to=by.email)
    return len(to)


def _refuse_foreign(body: Body, gathering: Gathering) -> None:
    if gathering.home_key != key_of(body):
        raise CannotCall(_("That meeting is not one of %(body)s.") % {"body": body})
