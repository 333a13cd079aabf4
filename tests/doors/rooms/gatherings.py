"""An announced gathering on each side, marked for those on its list: the delegate's own, and one it does not know of."""

from datetime import timedelta
from typing import Any

from django.utils import timezone

from entente.engine.marking import Marking
from entente.gatherings import actions
from entente.gatherings.plan import Plan

NOUNS = {("gatherings", "pk"): "gathering", ("gatherings", "person"): "person"}


def build(world: Any) -> None:
    office, now = world.things["second", "own"].person, timezone.now()
    for side in ("own", "foreign"):
        starts = now + timedelta(days=30)
        plan = Plan(
            title=f"Gathering of {side}", starts_at=starts, ends_at=starts + timedelta(hours=2), place="Brussels", marking=Marking.AMBER
        )
        made = actions.announce(actions.arrange(plan, by=office, at=now), by=office, at=now)
        actions.invite(made, [world.things["person", side].pk], by=office, at=now)
        world.things["gathering", side] = made
