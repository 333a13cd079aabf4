"""A course of each side, a range, an exercise, a survey with its answers, a campaign with an activity, an expert, a job title."""

from datetime import timedelta
from typing import Any

from django.utils import timezone

from entente.skills import actions
from entente.skills.models import Asked
from entente.vocabulary.models import RoleProfile
from tests.factories import skills
from tests.factories.people import person

NOUNS = {
    ("skills:role", "code"): "role-profile",
    **{("skills", f"{noun}_id"): noun for noun in ("course", "campaign")},
    ("skills", "range_id"): "cyber-range",
    ("skills", "expert_id"): "expert",
    ("skills", "exercise_id"): "exercise",
    ("skills", "role_code"): "role-profile",
    **{(f"skills:{name}", "pk"): "course" for name in ("course", "change-course", "publish-course", "send-back-course", "withdraw-course")},
    **{(f"skills:{name}", "pk"): "cyber-range" for name in ("range", "change-range", "publish-range", "send-back-range", "withdraw-range")},
    **{(f"skills:{name}", "pk"): "exercise" for name in ("exercise", "scenario")},
    **{(f"skills:{name}", "pk"): "skills-survey" for name in ("survey", "publish-figures")},
    **{(f"skills:{name}", "pk"): "asked-roles" for name in ("answer", "answer-none")},
    **{(f"skills:{name}", "pk"): "campaign" for name in ("campaign", "change-campaign", "publish-campaign", "send-back-campaign")},
    **{(f"skills:{name}", "pk"): "campaign" for name in ("withdraw-campaign", "new-activity")},
    ("skills:note-effect", "pk"): "activity",
    ("skills:expert", "pk"): "expert",
    ("skills:drop-title", "pk"): "job-title",
}


def build(world: Any) -> None:
    office, at = world.things["second", "own"].person, timezone.now()
    survey = actions.open_survey(2018, closes_at=at + timedelta(days=9), by=office, at=at)
    campaign = skills.campaign()
    role = RoleProfile.objects.get(pk=skills.TESTER)
    for side in ("own", "foreign"):
        one, who = world.things["organisation", side], world.things["person", side]
        row = skills.exercise(f"Drill {side}", by=who if side == "own" else person(), marking=None)
        world.things |= {
            ("role-profile", side): role,
            ("course", side): skills.course(f"Course {side}", provider=one),
            ("cyber-range", side): skills.cyber_range(f"Range {side}", one),
            ("exercise", side): row,
            ("skills-survey", side): survey,
            ("asked-roles", side): Asked.objects.get(survey=survey, organisation=one),
            ("campaign", side): campaign,
            ("activity", side): skills.activity(campaign, one),
            ("expert", side): skills.expert(who),
            ("job-title", side): actions.map_title(one, "Breaker", role, 3, by=who, at=at),
        }
