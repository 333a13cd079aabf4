"""Places and the waiting list: who comes first gets one, who leaves gives it to the first in line. Under the gathering's lock."""

from datetime import datetime

from django.db.models import Max, QuerySet

from entente.gatherings.choices import GuestState, How
from entente.gatherings.models import Gathering, Guest


def take(gathering: Gathering, guest: Guest, how: str) -> None:
    """A place, or the end of the line. Who waits already keeps its place in the line it waits in."""
    if guest.state == GuestState.WAITING and guest.how == how:
        return
    if is_free(gathering, how):
        guest.state, guest.queue = GuestState.ACCEPTED, None
    else:
        guest.state, guest.queue = GuestState.WAITING, _next(gathering)
    guest.how = how


def is_free(gathering: Gathering, how: str) -> bool:
    """Whether there is a place that nobody waits for."""
    return gathering.has_place(how) and not _in_line(gathering, how).exists()


def give_up(guest: Guest, state: GuestState) -> None:
    """Another answer than coming: neither a place nor one in the line."""
    guest.state, guest.queue = state, None


def count(gathering: Gathering) -> None:
    """What is taken, counted anew; the database refuses more than there is."""
    accepted = list(Guest.objects.accepted().filter(gathering=gathering).values_list("how", flat=True))
    gathering.room_taken, gathering.online_taken = accepted.count(How.ROOM), accepted.count(How.ONLINE)
    gathering.save(update_fields=["room_taken", "online_taken"])


def move_up(gathering: Gathering, at: datetime) -> list[Guest]:
    """Everybody who gets a place that has become free, first come first; nobody once it has begun."""
    moved: list[Guest] = []
    if at >= gathering.starts_at:
        return moved
    for how in How:
        free = gathering.free(how)
        line = list(_in_line(gathering, how).select_related("person")[:free] if free is not None else _in_line(gathering, how))
        for guest in line:
            guest.state, guest.queue = GuestState.ACCEPTED, None
            guest.save(update_fields=["state", "queue"])
        moved += line
    if moved:
        count(gathering)
    return moved


def _in_line(gathering: Gathering, how: str) -> QuerySet[Guest]:
    return Guest.objects.in_line().filter(gathering=gathering, how=how)


def _next(gathering: Gathering) -> int:
    last = Guest.objects.filter(gathering=gathering).aggregate(last=Max("queue"))["last"]
    return int(last or 0) + 1
