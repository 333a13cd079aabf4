"""What is not marked but private: a body that is not public, a contact, and what was said in a meeting."""

from entente.dialogue.models import Contact, Counterpart, Encounter, Occasion
from entente.documents.home import Recipients
from entente.engine.marking import Marking
from tests.doors.hidden import Circle
from tests.factories import dialogue as make
from tests.factories.gatherings import gathering

_numbers = iter(range(1, 1_000_000))


def not_public(circle: Circle, name: str = "Hydra agency") -> Counterpart:
    said = {"text": "Of the kraken.", "is_public": False, "by": circle.source.person}
    return make.counterpart(name, keeper=circle.insider.person, **said)


def known_there(circle: Circle) -> Contact:
    return make.contact(not_public(circle, f"Hydra {next(_numbers)}"), "Hydra Kraken", by=circle.source.person)


def spoken(circle: Circle) -> Encounter:
    contact = known_there(circle)
    return make.met(contact.counterpart, contact, circle.insider.person, about="Hydra and kraken", agreed="The kraken sleeps.")


def event_for_an_organisation(circle: Circle) -> Occasion:
    given = Recipients.of(organisations=[circle.organisation.pk])
    found = gathering("Hydra forum", marking=Marking.AMBER, shared_with=given, by=circle.source.person)
    return make.event(found, lead="Of the kraken.", by=circle.source.person)


HIDDEN = {"counterpart": not_public, "contact": known_there, "encounter": spoken, "event": event_for_an_organisation}
