"""Reads about gatherings. Each goes through `visible`, with the keys of whoever looks: `members.viewers.keys_of(user)`."""

from collections.abc import Iterable
from datetime import datetime

from django.db.models import Count, Q, QuerySet

from entente.gatherings.choices import GatheringState, GuestState
from entente.gatherings.models import Gathering, Guest
from entente.search.queries import matching, visible

NOUN = "gathering"
Keys = Iterable[str]


def seen(keys: Keys) -> QuerySet[Gathering]:
    """Every gathering these keys open, drafts and cancelled ones too."""
    return Gathering.objects.filter(pk__in=visible(NOUN, keys)).select_related("organiser")


def gatherings_of(home_key: str, keys: Keys, *, since: datetime | None = None) -> QuerySet[Gathering]:
    """What takes place at a home, the soonest first: announced and not cancelled; `since` leaves out what was over by then."""
    found = seen(keys).filter(home_key=home_key, state=GatheringState.ANNOUNCED)
    return (found.filter(ends_at__gt=since) if since else found).order_by("starts_at", "pk")


def listed(keys: Keys, *, words: str = "", kind: str = "", home_key: str = "", mine: int | None = None) -> QuerySet[Gathering]:
    """What a calendar shows, cancelled ones too; `mine` are those a person is invited to or organises. Order it by what it is for."""
    found = seen(keys)
    if words:
        found = found.filter(pk__in=matching(NOUN, words))
    if kind:
        found = found.filter(kind=kind)
    if home_key:
        found = found.filter(home_key=home_key)
    return found.filter(_of(mine)) if mine is not None else found


def upcoming(found: QuerySet[Gathering], at: datetime, after: Gathering | None = None) -> QuerySet[Gathering]:
    """Not over yet, the soonest first; `after` ended the page before."""
    found = found.filter(ends_at__gt=at)
    if after:
        found = found.filter(Q(starts_at__gt=after.starts_at) | Q(starts_at=after.starts_at, pk__gt=after.pk))
    return found.order_by("starts_at", "pk")


def past(found: QuerySet[Gathering], at: datetime, after: Gathering | None = None) -> QuerySet[Gathering]:
    """Over, the latest first."""
    found = found.filter(ends_at__lte=at)
    if after:
        found = found.filter(Q(starts_at__lt=after.starts_at) | Q(starts_at=after.starts_at, pk__lt=after.pk))
    return found.order_by("-starts_at", "-pk")


def guest_of(gathering: Gathering, person: int | None) -> Guest | None:
    return Guest.objects.select_related("person").filter(gathering=gathering, person=person).first() if person else None


def guests_of(gathering: Gathering, state: str = "") -> QuerySet[Guest]:
    """By name; the waiting list in its order."""
    found = Guest.objects.filter(gathering=gathering).select_related("person")
    if state == GuestState.WAITING:
        return found.filter(state=state).order_by("queue")
    return (found.filter(state=state) if state else found).order_by("person__name_key", "person_id")


def following(guests: QuerySet[Guest], last: str, state: str = "") -> QuerySet[Guest]:
    """After the person who ended the page before, in the order of `guests_of`."""
    if not (last.isascii() and last.isdecimal() and len(last) < 19):
        return guests
    end = guests.filter(person=int(last)).first()
    if end is None:
        return guests
    if state == GuestState.WAITING:
        return guests.filter(queue__gt=end.queue)
    name = end.person.name_key
    return guests.filter(Q(person__name_key__gt=name) | Q(person__name_key=name, person__gt=end.person_id))


def place_in_line(guest: Guest) -> int:
    """1 for whoever is next to get a place of the kind it waits for; 0 for who does not wait."""
    if guest.queue is None:
        return 0
    return Guest.objects.in_line().filter(gathering=guest.gathering_id, how=guest.how, queue__lte=guest.queue).count()


def _of(person: int) -> Q:
    invited = Guest.objects.filter(person=person).exclude(state=GuestState.DECLINED).values("gathering")
    return Q(pk__in=invited) | Q(organiser=person)


def counts_of(gathering: Gathering) -> dict[str, int]:
    """How many guests stand in each state that any stands in."""
    return dict(Guest.objects.filter(gathering=gathering).order_by().values_list("state").annotate(Count("pk")))


def presence_of(gathering: Gathering) -> dict[str, int]:
    """How many were there, how many not; the empty presence counts those of whom nothing is noted and who said that they come."""
    rows = Guest.objects.filter(gathering=gathering).exclude(~Q(state=GuestState.ACCEPTED), presence="")
    return dict(rows.order_by().values_list("presence").annotate(Count("pk")))
