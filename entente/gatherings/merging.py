"""Two people become one: one place on every list, the answer that was given; a calendar's address is the kept person's."""

from datetime import datetime

from entente.gatherings.actions.places import count
from entente.gatherings.choices import GuestState
from entente.gatherings.models import Feed, Gathering, Guest


def merge(kept: int, gone: int, at: datetime) -> None:
    Feed.objects.filter(person=gone, ended_at=None).update(ended_at=at)
    both = Gathering.objects.filter(guests__person=kept).filter(guests__person=gone).order_by("pk")
    for gathering in both.select_for_update(of=("self",)):
        _join(Guest.objects.get(gathering=gathering, person=kept), Guest.objects.get(gathering=gathering, person=gone))
        count(gathering)
    for gathering in Gathering.objects.filter(shared_with__persons__isnull=False).only("shared_with"):
        persons = gathering.shared_with["persons"]
        if gone in persons:
            gathering.shared_with["persons"] = sorted({kept, *persons} - {gone})
            gathering.save(update_fields=["shared_with"])


def _join(kept: Guest, gone: Guest) -> None:
    """Whoever of the two has a place keeps it; what was noted of either was noted of both."""
    better = gone if _weight(gone) > _weight(kept) else kept
    said = {name: getattr(better, name) for name in ("state", "how", "queue", "answered_at", "via", "said", "address")}
    noted = kept if kept.presence else gone
    said |= {name: getattr(noted, name) for name in ("presence", "came_at", "left_at", "noted_by_id", "noted_at")}
    gone.delete()
    Guest.objects.filter(pk=kept.pk).update(**said)


def _weight(guest: Guest) -> int:
    order = [GuestState.INVITED, GuestState.DECLINED, GuestState.TENTATIVE, GuestState.WAITING, GuestState.ACCEPTED]
    return order.index(GuestState(guest.state))
