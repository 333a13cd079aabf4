from entente.market.models import Barrier
from tests.doors.hidden import Circle
from tests.factories.measures import reported


def reported_by_the_organisation(circle: Circle) -> Barrier:
    words = {"product": "Hydra gateway", "asked": "A kraken of our own."}
    return reported(organisation=circle.organisation, by=circle.insider.person, **words)


HIDDEN = {"barrier": reported_by_the_organisation}
