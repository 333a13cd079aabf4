import io

from entente.documents import actions, contents
from entente.documents.home import Recipients
from entente.documents.models import Document
from entente.engine.marking import Marking
from entente.governance.homes import home
from tests.doors.hidden import Circle
from tests.factories.documents import FILED, document

TEXT = "# Kraken\n\nThe kraken wakes."


def for_an_organisation(circle: Circle) -> Document:
    """With two versions, a text and a file."""
    given = Recipients.of(organisations=[circle.organisation.pk])
    found = document("Hydra takeover", TEXT, marking=Marking.AMBER, shared_with=given, by=circle.source.person)
    actions.add_version(found, contents.brought(io.BytesIO(b"The kraken sleeps."), "hydra.txt"), note="kraken", by=None, at=FILED)
    return found


def for_a_group(circle: Circle) -> Document:
    return document("Hydra papers", TEXT, home=home(circle.body), by=circle.source.person)


HIDDEN = {"document": for_an_organisation, "paper": for_a_group}
