"""A request of each side with an answer that waits for eyes, and the use of the name that each may withdraw."""

from datetime import timedelta
from typing import Any

from django.utils import timezone

from entente.support import actions
from entente.support.models import NameUse
from tests.factories.support import asking, letter

NOUNS = {
    ("support", "pk"): "support-request",
    ("support", "request_id"): "support-request",
    ("support:withdraw-use", "pk"): "name-use",
}


def build(world: Any) -> None:
    office, now = world.things["second", "own"].person, timezone.now()
    for side in ("own", "foreign"):
        organisation, person = world.things["organisation", side], world.things["person", side]
        row = actions.ask(asking(), organisation, asked_by=person, by=person, at=now)
        actions.take_up(row, by=office, at=now)
        actions.write_answer(row, letter(), by=office, at=now)
        actions.hand_in_answer(row, by=office, at=now)
        named = actions.ask(asking("name"), organisation, asked_by=person, by=person, at=now)
        day = timezone.localdate()
        use = NameUse.objects.create(
            request=named, organisation=organisation, where=named.subject, from_on=day, to_on=day + timedelta(days=9), known_at=now
        )
        world.things |= {("support-request", side): row, ("name-use", side): use}
