"""Who may: everyone reads what is published; contacts and the log are for who keeps or was there, and the office."""

from typing import TypeVar

from django.core.exceptions import PermissionDenied
from django.db.models import Q, QuerySet
from django.http.response import Http404
from django.utils.translation import gettext as _

from entente.dialogue.choices import Stage
from entente.dialogue.models import (
    Consultation,
    Contact,
    Counterpart,
    Encounter,
    Followed,
    FollowUp,
    Interregional,
    Memorandum,
    Obligation,
    Occasion,
    Plea,
    ProgrammePoint,
    RegionItem,
    Tracker,
)
from entente.engine.marking import keys
from entente.gatherings.queries import NOUN as GATHERING
from entente.governance import access as governance
from entente.members.viewers import viewer_of
from entente.people import access as people
from entente.people.access import User
from entente.people.choices import Permission
from entente.people.models import Account
from entente.search.queries import visible
from entente.vocabulary.models import Region

Row = TypeVar("Row")
OUT = (Stage.SENT.value, Stage.COMPARED.value)


def keeps(user: User) -> bool:
    return people.may(user, Permission.DIALOGUE_KEEP)


def keeper(user: User) -> Account:
    return people.require(user, Permission.DIALOGUE_KEEP)


def oversees(user: User) -> bool:
    """Sees what is not published: the office, and the auditor to read."""
    return keeps(user) or people.may(user, Permission.RECORD_READ)


def person_of(user: User) -> int:
    return user.person_id if isinstance(user, Account) and user.is_active and people.covers(user, Permission.DIALOGUE_KEEP) else 0


def region_to_read(code: str) -> Region:
    row: Region | None = Region.objects.select_related("country", "parent", "facts").filter(code=code, is_current=True).first()
    return _found(row)


def item_to_keep(user: User, pk: int) -> RegionItem:
    keeper(user)
    return _found(RegionItem.objects.select_related("region", "organisation").filter(pk=pk).first())


def link_to_read(pk: int) -> Interregional:
    return _found(Interregional.objects.filter(pk=pk).first())


def link_to_keep(user: User, pk: int) -> Interregional:
    keeper(user)
    return link_to_read(pk)


def counterparts(user: User) -> QuerySet[Counterpart]:
    return Counterpart.objects.all() if oversees(user) else Counterpart.objects.filter(Q(is_public=True) | Q(keeper=person_of(user)))


def counterpart_to_read(user: User, pk: int) -> Counterpart:
    return _found(counterparts(user).select_related("country", "region", "keeper").filter(pk=pk).first())


def tends(user: User, counterpart: Counterpart) -> bool:
    """The office, and who keeps the counterpart: adds contacts, writes the log and memoranda."""
    return keeps(user) or (bool(person_of(user)) and counterpart.keeper_id == person_of(user))


def counterpart_to_tend(user: User, pk: int) -> Counterpart:
    found = counterpart_to_read(user, pk)
    if not tends(user, found):
        raise PermissionDenied(_("Only who keeps this counterpart and the office do this."))
    return found


def contacts(user: User) -> QuerySet[Contact]:
    mine = person_of(user)
    return Contact.objects.all() if oversees(user) else Contact.objects.filter(Q(keeper=mine) | Q(counterpart__keeper=mine))


def contact_to_tend(user: User, pk: int) -> Contact:
    """404 for who may not even know of it; whoever keeps the contact may end it."""
    found = _found(contacts(user).select_related("counterpart", "person", "keeper").filter(pk=pk).first())
    if not keeps(user) and person_of(user) not in {found.keeper_id, found.counterpart.keeper_id}:
        raise PermissionDenied(_("Only who keeps this contact and the office do this."))
    return found


def encounters(user: User) -> QuerySet[Encounter]:
    """For who was there on our side or keeps the counterpart, and the office."""
    if oversees(user):
        return Encounter.objects.all()
    mine = person_of(user)
    there = Encounter.ours.through.objects.filter(person=mine).values("encounter")
    return Encounter.objects.filter(Q(pk__in=there) | Q(counterpart__keeper=mine))


def encounter_to_read(user: User, pk: int) -> Encounter:
    return _found(encounters(user).select_related("counterpart", "written_by").filter(pk=pk).first())


def memoranda(user: User) -> QuerySet[Memorandum]:
    """What is signed with a counterpart, whoever sees the counterpart may read."""
    return Memorandum.objects.filter(counterpart__in=counterparts(user))


def memorandum_to_read(user: User, pk: int) -> Memorandum:
    rows = memoranda(user).select_related("counterpart__keeper", "keeper", "follows", "followed_by")
    return _found(rows.filter(pk=pk).first())


def memorandum_to_tend(user: User, pk: int) -> Memorandum:
    found = memorandum_to_read(user, pk)
    if not (tends(user, found.counterpart) or (person_of(user) and person_of(user) == found.keeper_id)):
        raise PermissionDenied(_("Only who keeps this memorandum and the office do this."))
    return found


def obligation_to_tend(user: User, pk: int) -> Obligation:
    found = _found(Obligation.objects.filter(pk=pk, memorandum__in=memoranda(user)).first())
    memorandum_to_tend(user, found.memorandum_id)
    return found


def events(user: User) -> QuerySet[Occasion]:
    """Of gatherings that may be seen: the gathering's own lock says it."""
    seen = visible(GATHERING, keys(viewer_of(user)))
    return Occasion.objects.filter(gathering__in=seen, gathering__announced_at__isnull=False)


def event_to_read(user: User, pk: int) -> Occasion:
    return _found(events(user).select_related("gathering", "survey").filter(pk=pk).first())


def event_to_keep(user: User, pk: int) -> Occasion:
    found = event_to_read(user, pk)
    keeper(user)
    return found


def point_to_keep(user: User, pk: int) -> ProgrammePoint:
    found = _found(ProgrammePoint.objects.select_related("occasion").filter(pk=pk).first())
    event_to_keep(user, found.occasion_id)
    return found


def follow_up_to_finish(user: User, pk: int) -> FollowUp:
    """By its owner, and the office."""
    found = _found(FollowUp.objects.select_related("occasion", "owner").filter(pk=pk, occasion__in=events(user)).first())
    if not keeps(user) and found.owner_id != person_of(user):
        raise PermissionDenied(_("Only its owner and the office do this."))
    return found


def consultation_to_read(pk: int) -> Consultation:
    related = ("body", "keeper", "deliverable__body", "comments__body")
    return _found(Consultation.objects.select_related(*related).filter(pk=pk).first())


def is_inside(user: User, consultation: Consultation) -> bool:
    """Reads the points before they are sent: who sits in the group that drafts them, and the office."""
    return oversees(user) or any(seat.body_id == consultation.body_id for seat in governance.seats_of(user))


def answers(user: User, consultation: Consultation) -> bool:
    """Takes the answer from step to step: who leads the group, who keeps the consultation, and the office."""
    mine = person_of(user)
    return keeps(user) or governance.leads(user, consultation.body_id) or bool(mine and mine == consultation.keeper_id)


def consultation_to_answer(user: User, pk: int) -> Consultation:
    found = consultation_to_read(pk)
    if not answers(user, found):
        raise PermissionDenied(_("Only who leads the group that drafts the answer and the office do this."))
    return found


def consultation_to_keep(user: User, pk: int) -> Consultation:
    found = consultation_to_read(pk)
    keeper(user)
    return found


def plea_to_settle(user: User, pk: int) -> Plea:
    found = _found(Plea.objects.filter(pk=pk).select_related("consultation").first())
    if not (is_inside(user, found.consultation) or found.consultation.stage in OUT):
        raise Http404
    consultation_to_answer(user, found.consultation_id)
    return found


def tracker_to_read(pk: int) -> Tracker:
    return _found(Tracker.objects.select_related("keeper").filter(pk=pk).first())


def tracker_to_keep(user: User, pk: int) -> Tracker:
    found = tracker_to_read(pk)
    keeper(user)
    return found


def checks(user: User, tracker: Tracker, country: str) -> bool:
    """Who is responsible for the country, who keeps the tracker, and the office."""
    mine = person_of(user)
    if keeps(user) or (mine and tracker.keeper_id == mine):
        return True
    return bool(mine) and Followed.objects.filter(tracker=tracker, country=country, responsible=mine).exists()


def tracker_to_check(user: User, pk: int, country: str) -> Tracker:
    found = tracker_to_read(pk)
    if not checks(user, found, country):
        raise PermissionDenied(_("Only who looks after this country and the office enter what was seen."))
    return found


def _found(row: Row | None) -> Row:
    if row is None:
        raise Http404
    return row
