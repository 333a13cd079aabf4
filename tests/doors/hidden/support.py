from django.utils import timezone

from entente.support.models import Request
from tests.doors.hidden import Circle
from tests.factories.support import request


def asked_by_the_organisation(circle: Circle) -> Request:
    """This year: of years that are over everyone is told how many asked, where at least three members did."""
    words = {"project": "Hydra project", "content": "Of the kraken."}
    return request("letter", organisation=circle.organisation, by=circle.insider.person, at=timezone.now(), **words)


HIDDEN = {"support": asked_by_the_organisation}
