"""An initiative of each side that runs with a milestone; a goal, an indicator with a draft, and a review before the board."""

from datetime import date
from decimal import Decimal
from typing import Any

from django.utils import timezone

from entente.indicators import actions as indicators
from entente.indicators.actions import Seen
from entente.programme.choices import ReviewState
from entente.programme.models import Review
from tests.factories.programme import goal, indicator, milestone, running

NOUNS = {
    ("programme", "goal_id"): "goal",
    ("programme", "initiative_id"): "initiative",
    ("programme", "indicator_id"): "indicator",
    ("programme", "milestone_id"): "milestone",
    ("programme", "observation_id"): "observation",
    ("programme", "review_id"): "review",
    **{(f"programme:{name}", "pk"): "goal" for name in ("goal", "change-goal", "write-review")},
    **{(f"programme:{name}", "pk"): "review" for name in ("review", "put-review", "adopt-review")},
    **{(f"programme:{name}", "pk"): "initiative" for name in ("initiative", "change-initiative", "new-milestone", "move")},
    **{(f"programme:{name}", "pk"): "milestone" for name in ("change-milestone", "expect", "reach")},
    **{(f"programme:{name}", "pk"): "indicator" for name in ("indicator", "change-indicator", "observe")},
    **{(f"programme:{name}", "pk"): "observation" for name in ("validate", "send-back")},
}


def build(world: Any) -> None:
    office, now = world.things["second", "own"].person, timezone.now()
    for side in ("own", "foreign"):
        one = goal()
        row = running(world.things["organisation", side], goals=[one])
        measured = indicator()
        draft = indicators.observe(measured, Seen(date(2018, 9, 30), Decimal(3)), by=world.things["person", side], at=now)
        review = Review.objects.create(
            goal=one,
            until=date(2018, 6, 30),
            narrative="Well.",
            figures={"state": "unknown", "items": []},
            digest="0" * 64,
            state=ReviewState.PUT,
            written_by=office,
            written_at=now,
        )
        world.things |= {
            ("goal", side): one,
            ("initiative", side): row,
            ("milestone", side): milestone(row),
            ("indicator", side): measured,
            ("observation", side): draft,
            ("review", side): review,
        }
