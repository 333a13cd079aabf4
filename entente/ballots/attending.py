"""For dynamic weights: of those whom an association represents, how many attend the meeting themselves."""

from collections.abc import Iterable
from datetime import date

from django.db.models import Count, Q

from entente.ballots.models import RollRow
from entente.engine.words import normalised_name
from entente.gatherings.choices import Presence
from entente.gatherings.models import Guest
from entente.members.models import Delegation, Organisation, Reached

THERE = (Presence.ROOM, Presence.ONLINE)


def attending_in(gathering: int, day: date) -> dict[int, int]:
    """By association. An organisation attends when somebody who acts for it, or whose badge names it, is noted there; it is one that the
    association represents when it stands in the association's list of that day. Three queries."""
    guests = dict(Guest.objects.filter(gathering=gathering, presence__in=THERE).values_list("person_id", "organisation"))
    acting = Delegation.objects.known().on(day).acting().filter(person__in=guests).values("organisation")
    badges = {normalised_name(badge) for badge in guests.values() if badge.strip()}
    names = badges | set(Organisation.objects.filter(pk__in=acting).values_list("name_key", flat=True))
    listed = Reached.objects.known().on(day).filter(Q(name_key__in=names) | Q(organisation__in=acting)).order_by()
    return dict(listed.values_list("association_id").annotate(Count("name_key", distinct=True)))


def attending_on(rows: Iterable[RollRow]) -> dict[int, int]:
    """The same as a frozen roll has counted it."""
    said = ((row.organisation_id, one["facts"].get("attending")) for row in rows for one in row.reasons)
    return {organisation: int(count) for organisation, count in said if organisation and count}
