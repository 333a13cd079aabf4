"""Who is told, asked or waited for."""

from datetime import date

from entente.governance.models import Body, Mandate
from entente.members.access import SPEAKING
from entente.members.models import Delegation
from entente.people.choices import Permission
from entente.people.models import Holding


def reviewers(day: date) -> frozenset[int]:
    """Whoever reviews practices, by today's roles."""
    rows = Holding.objects.known().on(day).select_related("role")
    return frozenset(row.person_id for row in rows if Permission.EXCHANGE_KEEP in row.role.permissions)


def speakers(organisation: int, day: date) -> frozenset[int]:
    rows = Delegation.objects.known().on(day).filter(organisation=organisation, role__in=SPEAKING)
    return frozenset(rows.values_list("person_id", flat=True))


def sitting(body: Body, day: date) -> frozenset[int]:
    return frozenset(Mandate.objects.sitting(day).filter(body=body).values_list("person_id", flat=True))
