from django.utils import timezone

from entente.exchange import actions
from entente.exchange.actions import NeedFacts, QuestionFacts
from entente.exchange.models import Need, Practice, Question, Reuse
from entente.members.models import Organisation
from tests.doors.hidden import Circle
from tests.factories.exchange import adopted, deployed, published

WORDS = {"title": "Hydra segments", "problem": "Of the kraken.", "how": "The kraken is cut off."}


def shared_with_the_circle(circle: Circle) -> Practice:
    row = published(circle.organisation, at=timezone.now(), marking="AMBER", body=circle.body, could=("demand-transport",), **WORDS)
    deployed(row)
    return row


def needed_by_the_circle(circle: Circle) -> Need:
    said = {"title": "Hydra controllers", "problem": "Of the kraken.", "marking": "AMBER", "body": circle.body}
    facts = NeedFacts(sector="demand-transport", **said)
    return actions.state_need(circle.organisation, facts, by=circle.insider.person, at=timezone.now())


def asked_in_the_circle(circle: Circle) -> Question:
    facts = QuestionFacts("Hydra pumps?", "Has the kraken been seen?", marking="AMBER")
    return actions.ask(circle.body, circle.organisation, facts, by=circle.insider.person, at=timezone.now())


def taken_up_in_the_circle(circle: Circle) -> Reuse:
    """An adoption that crosses sectors: neither the figure nor the flows may move for others."""
    other = Organisation.objects.exclude(pk=circle.organisation.pk).order_by("pk")[0]  # a new member would be counted
    return adopted(shared_with_the_circle(circle), other)


HIDDEN = {
    "practice": shared_with_the_circle,
    "need": needed_by_the_circle,
    "peer-question": asked_in_the_circle,
    "reuse": taken_up_in_the_circle,
}
