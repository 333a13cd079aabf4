from django.utils import timezone

from entente.documents.home import Recipients
from entente.engine.advisories.draft import Affected
from entente.engine.marking import Marking
from entente.vocabulary.models import Sector
from entente.watch import actions
from entente.watch.actions import Written
from entente.watch.models import Advisory
from tests.doors.hidden import Circle
from tests.factories.watch import VECTOR, soon


def given_to_the_organisation(circle: Circle) -> Advisory:
    """With a sector and a product, so that counts and what it touches would tell; an answer is due."""
    said = Written(
        "Hydra gateway",
        "The kraken comes in.",
        Marking.AMBER.value,
        cve="CVE-1900-66666",
        recipients=Recipients.of(organisations=[circle.organisation.pk]),
        sectors=list(Sector.objects.filter(pk="demand-energy")),
        affected=[Affected("Hydra", "Kraken", "1")],
        vector=VECTOR,
        due_on=soon(),
    )
    return actions.publish(said, None, by=circle.source.person, at=timezone.now(), keeps=True)


HIDDEN = {"advisory": given_to_the_organisation}
