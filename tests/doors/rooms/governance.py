"""A body of each side in which the delegate, or a stranger, is a member: a seat, a request, an action, a meeting with an item, its rules,
what it brings out, comments on a text, a question in writing."""

from datetime import timedelta
from types import SimpleNamespace
from typing import Any

from django.utils import timezone

from entente.documents.models import Paragraph
from entente.governance import actions, homes
from tests.factories.documents import document
from tests.factories.governance import BEGAN, body, seat
from tests.factories.meetings import item, meeting
from tests.factories.members import delegate

NOUNS = {
    ("governance", "body"): "body",
    ("governance", "point"): "point",
    ("governance", "mandate"): "mandate",
    ("governance", "proposal"): "proposal",
    ("governance", "item"): "item",
    ("governance", "meeting"): "meeting",
    ("governance", "kind"): "rule-kind",
    ("governance", "rule"): "power",
    ("governance", "given"): "representation",
    ("governance", "hand"): "hand",
    ("governance", "procedure"): "written",
    ("governance", "deliverable"): "deliverable",
    ("governance", "asked"): "comment-round",
    ("governance", "comment"): "comment",
    ("entente_api_governance_body_meeting", "number"): "meeting",
    ("entente_api_governance_end_mandate", "number"): "mandate",
    ("entente_api_governance_action_done", "number"): "point",
    ("entente_api_governance_action_remark", "number"): "point",
    ("entente_api_governance_sitting_meeting_calling", "number"): "meeting",
    ("entente_api_governance_work_round_comments", "number"): "comment-round",
    ("entente_api_governance_work_comment_on", "number"): "comment-round",
    ("entente_api_governance_work_settle_comment", "number"): "comment-round",
    ("entente_api_governance_work_settle_comment", "comment"): "comment",
    ("entente_api_governance_work_answer_written", "number"): "written",
}


def build(world: Any) -> None:
    office, now = world.things["second", "own"].person, timezone.now()
    for side in ("own", "foreign"):
        organisation, who = world.things["organisation", side], world.things["person", side]
        one = body(f"WG-{side}")
        held = seat(one, who, organisation=organisation)
        gathering = meeting(one, office)
        by = {"by": office, "at": now}
        text = document("A label", home=homes.home(one), **by)
        asked = actions.ask_for_comments(one, text, closes_at=now + timedelta(days=7), **by)
        key = Paragraph.objects.filter(version=asked.version).order_by("position")[0].key
        written = actions.open_written(one, "Budget", "It is adopted.", "silence", closes_at=now + timedelta(days=7), **by)
        world.things |= {
            ("body", side): SimpleNamespace(pk=one.slug),
            ("mandate", side): held,
            ("proposal", side): actions.ask(one, delegate(organisation, "deputy").person, organisation=organisation, at=now),
            ("point", side): actions.make(one, "Send the list", who, by=office, at=now),
            ("meeting", side): gathering,
            ("item", side): item(one, gathering, world.things["second", "own"]),
            ("rule-kind", side): SimpleNamespace(pk="power"),
            ("power", side): actions.empower(one, "decides", "its own reports", on=BEGAN, **by),
            ("representation", side): SimpleNamespace(pk=999999999),
            ("hand", side): SimpleNamespace(pk=999999999),
            ("written", side): written,
            ("deliverable", side): actions.plan(one, "A label", who, **by),
            ("comment-round", side): asked,
            ("comment", side): actions.comment(asked, key, "Say more.", **by),
        }
