"""Rounds of both sides: one that is open to the side's organisation, with an answer and a file; and a form."""

from datetime import timedelta
from typing import Any, NamedTuple

from django.utils import timezone

from entente.engine.questions import quick
from entente.forms.choices import Asks
from tests.factories.forms import form, of, opened, sent

NOUNS = {
    ("forms", "pk"): "round",
    ("forms", "number"): "round",
    ("forms", "form"): "form",
    ("forms", "asked"): "asked",
    ("forms", "key"): "question",
    ("forms", "language"): "language",
}
TEXT = "Do you train people? [yes/no]\nHow many? [number]"


class Named(NamedTuple):
    """What an address names by a word."""

    pk: str


def build(world: Any) -> None:
    now, office = timezone.now(), world.things["second", "own"].person
    for side in ("own", "foreign"):
        organisation = world.things["organisation", side]
        plan = {"closes_at": now + timedelta(days=9), "audience": f"organisation:{organisation.slug}", "asks": Asks.MEMBER}
        row = opened(of=form(quick.read(TEXT), by=office), at=now, by=office, **plan)
        asked = of(row, organisation)
        sent(asked, {"q1": "yes", "q2": "3"}, by=world.things["person", side], at=now)
        world.things |= {("round", side): row, ("form", side): row.version.form, ("asked", side): asked}
        world.things |= {("question", side): Named("q1"), ("language", side): Named("fr")}
