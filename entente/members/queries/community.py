"""The extended community: entities that the partnership reaches through its associations."""

from dataclasses import dataclass
from datetime import date, datetime

from entente.members.choices import StandingKind
from entente.members.models import Reached, Standing


@dataclass(frozen=True, slots=True)
class Community:
    """Entities, each counted once whoever reaches it and never when it is a member itself, and the associations that reach them."""

    entities: int
    associations: int


def community_on(day: date, known_by: datetime | None = None) -> Community:
    """Two queries: the members on the day, and what those of them that are associations reach."""
    members = set(Standing.objects.known(known_by).on(day).filter(kind=StandingKind.ADMITTED).values_list("organisation_id", flat=True))
    rows = Reached.objects.known(known_by).on(day).values_list("association_id", "organisation_id", "country_id", "name_key")
    reached = [row for row in rows if row[0] in members and row[1] not in members]
    return Community(entities=len({row[1] or row[2:] for row in reached}), associations=len({row[0] for row in reached}))
