"""The floor of a meeting: who speaks, who waits in which order, how long each has spoken."""

from collections import Counter
from dataclasses import dataclass
from datetime import datetime, timedelta

from entente.engine import sitting
from entente.gatherings.choices import GatheringState, GuestState
from entente.gatherings.models import Gathering, Guest
from entente.governance.models import Hand, Meeting

EARLY = timedelta(minutes=30)  # people raise a hand a little before it begins
LATE = timedelta(hours=6)  # and meetings run over


@dataclass(frozen=True, slots=True)
class Floor:
    speaking: Hand | None
    waiting: list[Hand]
    spoken: Counter[int]  # how often each has spoken on this item

    def of(self, person: int | None) -> Hand | None:
        up = [*([self.speaking] if self.speaking else []), *self.waiting]
        return next((hand for hand in up if hand.person_id == person), None)


def floor_of(gathering: Gathering, meeting: Meeting | None) -> Floor:
    """One query: hands of the item that is dealt with."""
    item = meeting.item_id if meeting else None
    hands = list(Hand.objects.filter(gathering=gathering, item=item).select_related("person", "gathering").order_by("raised_at", "pk"))
    up = {hand.pk: hand for hand in hands if hand.down_at is None and hand.called_at is None}
    spoken = Counter(hand.person_id for hand in hands if hand.called_at and hand.down_at)
    order = sitting.next_hands((sitting.Hand(hand.pk, hand.person_id, hand.raised_at, hand.is_of_order) for hand in up.values()), spoken)
    return Floor(next((hand for hand in hands if hand.called_at and hand.down_at is None), None), [up[one.key] for one in order], spoken)


def is_running(gathering: Gathering, at: datetime) -> bool:
    return gathering.state == GatheringState.ANNOUNCED and gathering.starts_at - EARLY <= at <= gathering.ends_at + LATE


def may_speak(gathering: Gathering, person: int, at: datetime) -> bool:
    guests = Guest.objects.filter(gathering=gathering, person=person).exclude(state=GuestState.DECLINED, presence="")
    return is_running(gathering, at) and guests.exists()
