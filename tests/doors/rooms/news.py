"""A published article of each side, and one that waits for review with a correction beside it."""

from typing import Any

from django.utils import timezone

from entente.news import actions
from tests.factories.news import said

NOUNS = {("news", "pk"): "article", ("news", "article_id"): "article"}


def build(world: Any) -> None:
    office, now = world.things["second", "own"].person, timezone.now()
    for side in ("own", "foreign"):
        row = actions.draft(
            said(f"News of {side}"), organisation=world.things["organisation", side], by=world.things["person", side], at=now
        )
        actions.hand_in(row, by=row.author, at=now)
        actions.publish(row, by=office, at=now)
        words = {"title": f"News of {side}, mended", "lead": "Two hundred came.", "text": "", "note": "The number"}
        actions.propose_correction(row, **words, by=row.author, at=now)
        world.things["article", side] = row
