"""Partner bodies: the public ones for everyone; contacts and the log for who keeps or was there, and the office."""

from django.core.exceptions import PermissionDenied
from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from entente.dialogue.access.who import found_or_404, keeps, oversees, person_of
from entente.dialogue.models import (
    Contact,
    Counterpart,
    Encounter,
    Memorandum,
    Obligation,
)
from entente.people.access import User


def counterparts(user: User) -> QuerySet[Counterpart]:
    return Counterpart.objects.all() if oversees(user) else Counterpart.objects.filter(Q(is_public=True) | Q(keeper=person_of(user)))


def counterpart_to_read(user: User, pk: int) -> Counterpart:
    return found_or_404(counterparts(user).select_related("country", "region", "keeper").filter(pk=pk).first())


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
    found = found_or_404(contacts(user).select_related("counterpart", "person", "keeper").filter(pk=pk).first())
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
    return found_or_404(encounters(user).select_related("counterpart", "written_by").filter(pk=pk).first())


def memoranda(user: User) -> QuerySet[Memorandum]:
    """What is signed with a counterpart, whoever sees the counterpart may read."""
    return Memorandum.objects.filter(counterpart__in=counterparts(user))


def memorandum_to_read(user: User, pk: int) -> Memorandum:
    rows = memoranda(user).select_related("counterpart__keeper", "keeper", "follows", "followed_by")
    return found_or_404(rows.filter(pk=pk).first())


def memorandum_to_tend(user: User, pk: int) -> Memorandum:
    found = memorandum_to_read(user, pk)
    if not (tends(user, found.counterpart) or (person_of(user) and person_of(user) == found.keeper_id)):
        raise PermissionDenied(_("Only who keeps this memorandum and the office do this."))
    return found


def obligation_to_tend(user: User, pk: int) -> Obligation:
    found = found_or_404(Obligation.objects.filter(pk=pk, memorandum__in=memoranda(user)).first())
    memorandum_to_tend(user, found.memorandum_id)
    return found
