"""Who is asked for an organisation, and who is told about a board."""

from collections.abc import Collection
from datetime import date

from entente.members.choices import SPEAKING_ROLES
from entente.members.models import Delegation


def speakers(organisations: Collection[int], day: date) -> frozenset[int]:
    """The persons who speak for any of them on the day."""
    rows = Delegation.objects.known().on(day).filter(organisation__in=organisations, role__in=SPEAKING_ROLES)
    return frozenset(rows.values_list("person_id", flat=True))
