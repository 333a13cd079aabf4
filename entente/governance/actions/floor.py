"""Who speaks: a hand goes up, the chair calls it, it goes down. One person has one hand up, and one at a time speaks."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from entente.gatherings.models import Gathering
from entente.governance.actions.refusals import CannotSpeak
from entente.governance.models import Hand, Meeting
from entente.governance.queries.floor import floor_of, may_speak
from entente.people.models import Person

# Hands are not entered in the record: a meeting raises hundreds, and what was said and decided stands in its minutes.


@transaction.atomic
def raise_hand(gathering: Gathering, person: Person, *, is_of_order: bool = False, at: datetime) -> Hand:
    """On the item that is dealt with now. Up already, it stays where it is; a point of order goes to the front."""
    meeting = _locked(gathering)
    if not may_speak(gathering, person.pk, at):
        raise CannotSpeak(_("Who is not on the list of this meeting, or while it does not take place, raises no hand here."))
    up = Hand.objects.filter(gathering=gathering, person=person, down_at=None).first()
    if up is None:
        item = meeting.item if meeting else None
        return Hand.objects.create(gathering=gathering, item=item, person=person, is_of_order=is_of_order, raised_at=at)
    if is_of_order and not up.is_of_order and up.called_at is None:
        up.is_of_order = True
        up.save(update_fields=["is_of_order"])
    return up


@transaction.atomic
def lower_hand(hand: Hand, *, at: datetime) -> None:
    """By its person, or by who leads the meeting; of who speaks it means: done."""
    _locked(hand.gathering)
    Hand.objects.filter(pk=hand.pk, down_at=None).update(down_at=at)


@transaction.atomic
def call_on(gathering: Gathering, hand: Hand | None = None, *, at: datetime) -> Hand | None:
    """Whoever speaks is done, and this one speaks; without one, whose turn it is by the order of the list. None: nobody waits."""
    meeting = _locked(gathering)
    floor = floor_of(gathering, meeting)
    following = hand or next(iter(floor.waiting), None)
    if following is not None and following.pk not in {one.pk for one in floor.waiting}:
        raise CannotSpeak(_("This hand went down meanwhile."))
    if floor.speaking:
        Hand.objects.filter(pk=floor.speaking.pk).update(down_at=at)
    if following:
        following.called_at = at
        following.save(update_fields=["called_at"])
    return following


def _locked(gathering: Gathering) -> Meeting | None:
    """Two that press at once wait for one another."""
    Gathering.objects.select_for_update().get(pk=gathering.pk)
    return Meeting.objects.select_related("item").filter(pk=gathering.pk).first()
