"""Guests as a table to take away."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from entente.gatherings.exports.organisations import organisations_of
from entente.gatherings.models import Gathering
from entente.gatherings.queries import guests_of

COLUMNS = ("name", "address", "organisation", "part", "answer", "how", "answered", "waiting", "said", "presence", "came", "left", "why")


def rows(gathering: Gathering) -> Iterator[list[Any]]:
    """By name; instants in the zone of the gathering. Two queries."""
    guests, zone = list(guests_of(gathering)), gathering.tz
    organisations = organisations_of(guests, gathering.starts.date())

    def local(moment: datetime | None) -> datetime | None:
        return moment.astimezone(zone) if moment else None

    for guest in guests:
        yield [
            guest.person.name,
            guest.person.email,
            organisations[guest.person_id],
            guest.get_part_display(),
            guest.get_state_display(),
            guest.get_how_display(),
            local(guest.answered_at),
            guest.queue,
            guest.said,
            guest.get_presence_display() if guest.presence else "",
            local(guest.came_at),
            local(guest.left_at),
            guest.why,
        ]
