"""Who keeps the programme."""

from datetime import date

from entente.people.choices import Permission
from entente.people.models import Holding


def keepers(day: date) -> set[int]:
    """By the roles of the day."""
    rows = Holding.objects.known().on(day).select_related("role")
    return {row.person_id for row in rows if Permission.PROGRAMME_KEEP in row.role.permissions}
