"""Of each side a published practice, a need with a suggestion, a question to a circle, and a practice that is being taken up."""

from typing import Any

from django.utils import timezone

from entente.exchange import actions
from entente.exchange.models import Suggestion
from tests.factories.exchange import contacted, needed, published
from tests.factories.governance import body, seat

NOUNS = {
    ("exchange", "practice_id"): "practice",
    ("exchange", "need_id"): "need",
    ("exchange", "suggestion_id"): "suggestion",
    ("exchange", "question_id"): "peer-question",
    ("exchange", "reuse_id"): "reuse",
    **{
        (f"exchange:{name}", "pk"): "practice"
        for name in (
            *("practice", "version", "change-practice", "put-practice", "publish", "send-back", "renew", "withdraw"),
            *("deploy", "translate", "contact"),
        )
    },
    **{(f"exchange:{name}", "pk"): "need" for name in ("need", "change-need", "close-need", "offer")},
    ("exchange:dismiss", "pk"): "suggestion",
    **{(f"exchange:{name}", "pk"): "peer-question" for name in ("question", "answer", "close-question", "ask-consent", "make-practice")},
    **{(f"exchange:{name}", "pk"): "reuse" for name in ("reuse", "move", "story")},
}


def build(world: Any) -> None:
    now = timezone.now()
    for side, other in (("own", "foreign"), ("foreign", "own")):
        organisation = world.things["organisation", side]
        row = published(organisation, at=now, marking="CLEAR")
        need = needed(organisation, at=now, marking="CLEAR")
        circle = body(f"EX{side[:1].upper()}")
        account = world.things["person", side]
        seat(circle, account, organisation=organisation)
        world.things |= {
            ("practice", side): row,
            ("need", side): need,
            ("peer-question", side): actions.ask(
                circle, organisation, actions.QuestionFacts("How?", "Why?", marking="GREEN"), by=account, at=now
            ),
            ("reuse", side): contacted(row, world.things["organisation", other], at=now),
        }
    for side, other in (("own", "foreign"), ("foreign", "own")):
        need, offered = world.things["need", side], world.things["practice", other]
        world.things["suggestion", side] = Suggestion.objects.create(need=need, practice=offered, score=0.5, found_at=now)
