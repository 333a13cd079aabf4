"""Topics, rounds, editions and calls of each side: an open round in which the side's person sits, with a question to answer."""

from datetime import timedelta
from typing import Any

from django.utils import timezone

from entente.agenda import actions
from entente.agenda.choices import Verdict
from tests.factories import agenda as factory

NOUNS = {
    ("agenda", "pk"): "agenda-topic",
    ("agenda", "topic_id"): "agenda-topic",
    ("agenda", "round_id"): "agenda-round",
    ("agenda", "question_id"): "agenda-question",
    ("agenda", "call_id"): "agenda-call",
    ("agenda", "number"): "agenda-edition-number",
    **{
        (f"agenda:{page}", "pk"): "agenda-round"
        for page in ("round", "panel", "open", "remind", "close", "second", "ranking", "portfolio", "begin", "answer")
    },
    **{(f"agenda:{page}", "pk"): "agenda-call" for page in ("call", "watch", "note-result")},
}


def build(world: Any) -> None:
    """One round in which both sides' people are asked, so that whose question it is makes the difference."""
    office, now = world.things["second", "own"].person, timezone.now()
    sides = ("own", "foreign")
    for side in sides:
        owner, person = world.things["organisation", side], world.things["person", side]
        topics = [actions.propose(factory.facts(f"{side} {n}"), owner=None, by=None, at=now) for n in range(2)]
        topics.append(actions.propose(factory.facts(f"{side} proposal"), owner=owner, by=person, at=now))
        for one in topics[:2]:
            actions.screen(one, Verdict.TAKE_IN, because="For the doors.", by=office, at=now, on=now.date())
        world.things["agenda-topic", side] = topics[2]
        world.things["agenda-call", side] = factory.call()
    closes = timezone.localdate() + timedelta(days=9)
    row = actions.prepare("Doors", method="pairs", horizon="short", closes_on=closes, by=office, at=now)
    actions.name_panel(row, 2, organisations=[world.things["organisation", side].pk for side in sides], by=office, at=now)
    row = actions.open_round(row, by=office, at=now)
    edition = actions.publish(actions.draft("Doors", "", [], by=office, at=now), by=office, at=now)
    for side in sides:
        seat = row.panel.get(person=world.things["person", side])
        actions.begin(seat, [], by=seat.person, at=now)
        world.things |= {("agenda-round", side): row, ("agenda-question", side): seat.questions.first()}
        world.things["agenda-edition-number", side] = edition
