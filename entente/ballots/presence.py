"""Who is there: noted present in the meeting, or, in writing, whoever has voted; and who is there only by a proxy."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from typing import TypeAlias

from django.utils import timezone

from entente.ballots.choices import Form
from entente.ballots.models import Proxy, RollRow, Vote
from entente.engine.rules import Strength, strength
from entente.gatherings.choices import Presence
from entente.gatherings.models import Guest
from entente.members.access import SPEAKING
from entente.members.models import Delegation

THERE = (Presence.ROOM, Presence.ONLINE)
Key: TypeAlias = tuple[str, int | None]


@dataclass(frozen=True, slots=True)
class There:
    """Rows of the roll by their ids; nobody is in both."""

    present: frozenset[int]
    represented: frozenset[int]

    def in_person(self, rows: Collection[RollRow]) -> Strength:
        return whole([row for row in rows if row.pk in self.present])

    def by_proxy(self, rows: Collection[RollRow]) -> Strength:
        return whole([row for row in rows if row.pk in self.represented])

    def all(self, rows: Collection[RollRow]) -> Strength:
        return whole([row for row in rows if row.pk in self.present | self.represented])


def whole(rows: Collection[RollRow]) -> Strength:
    return strength((row.member_class, row.weight) for row in rows)


def there(vote: Vote, rows: Collection[RollRow], at: datetime) -> There:
    """Three queries at most. Whoever has voted is there: by its proxy where its holder came and itself did not."""
    came = _noted(vote) if vote.form == Form.MEETING else frozenset()
    holders = {giver_of(proxy): holder_of(proxy) for proxy in proxies_of(vote, at)}
    here = came | {key_of(row) for row in rows if row.has_voted and key_of(row) not in holders}
    present, represented = set(), set()
    for row in rows:
        key = key_of(row)
        if key in here:
            present.add(row.pk)
        elif key in holders and (holders[key] in here or row.has_voted):
            represented.add(row.pk)
    return There(frozenset(present), frozenset(represented))


def proxies_of(vote: Vote, at: datetime) -> list[Proxy]:
    """Those that hold for this vote now, or held when it closed; the latest that somebody gave."""
    rows = Proxy.objects.for_vote(vote).holding(vote.closed_at or at).order_by("given_at", "pk")
    latest = {giver_of(proxy): proxy for proxy in rows.select_related("giver", "holder", "giver_person", "holder_person")}
    return list(latest.values())


def is_noted_present(vote: Vote, person: int) -> bool:
    return Guest.objects.filter(gathering=vote.gathering_id, person=person, presence__in=THERE).exists()


def key_of(row: RollRow) -> Key:
    return ("person", row.person_id) if row.person_id else ("organisation", row.organisation_id)


def giver_of(proxy: Proxy) -> Key:
    return ("organisation", proxy.giver_id) if proxy.giver_id else ("person", proxy.giver_person_id)


def holder_of(proxy: Proxy) -> Key:
    return ("organisation", proxy.holder_id) if proxy.holder_id else ("person", proxy.holder_person_id)


def _noted(vote: Vote) -> frozenset[Key]:
    """People who came, and the organisations for which they speak."""
    people = list(Guest.objects.filter(gathering=vote.gathering_id, presence__in=THERE).values_list("person_id", flat=True))
    day = timezone.localdate(vote.opened_at or vote.opens_at)
    rows = Delegation.objects.known().on(day).filter(person__in=people, role__in=SPEAKING)
    organisations = rows.values_list("organisation_id", flat=True)
    return frozenset({("person", one) for one in people} | {("organisation", one) for one in organisations})
