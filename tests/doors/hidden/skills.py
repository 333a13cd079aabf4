from datetime import timedelta

from django.utils import timezone

from entente.documents.home import Recipients
from entente.engine.marking import Marking
from entente.gatherings import actions as gatherings
from entente.skills.models import Exercise
from tests.doors.hidden import Circle
from tests.factories.skills import exercise


def exercised_by_the_organisation(circle: Circle) -> Exercise:
    """Announced to one organisation."""
    now = timezone.now()
    days = {"starts_at": now + timedelta(days=9), "ends_at": now + timedelta(days=9, hours=2)}
    given = Recipients.of(organisations=[circle.organisation.pk])
    said = {"marking": Marking.AMBER, "shared_with": given, "at": now, **days}
    row = exercise("Hydra drill", by=circle.source.person, scenario="The kraken wakes.", **said)
    gatherings.announce(row.gathering, by=circle.source.person, at=now)
    return row


HIDDEN = {"exercise": exercised_by_the_organisation}
