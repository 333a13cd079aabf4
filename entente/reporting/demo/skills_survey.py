"""Two surveys of open roles: one of early 2018 with its figures, of which some rest on few, and one that is open now."""

from datetime import date, timedelta
from random import Random

from entente.members.models import Organisation
from entente.reporting.demo.members import noon
from entente.reporting.demo.story import VOICE
from entente.reporting.demo.story_so_far import Story
from entente.skills import actions
from entente.skills.actions import Line
from entente.skills.models import Asked

SEED, ANSWERED = 12, 90
USUAL = ("ECSF02", "ECSF12", "ECSF05", "ECSF08", "ECSF10", "ECSF01", "ECSF11")
RARE = "ECSF09"  # sought by two members only: withheld
SECTORS = ("demand-energy", "demand-finance", "demand-transport", "demand-health", "")


def add_surveys(story: Story) -> None:
    opened, closes = noon(date(2018, 2, 1)), noon(date(2018, 3, 15))
    survey = actions.open_survey(2018, closes_at=closes, by=story.staff.office, at=opened)
    random = Random(SEED)  # noqa: S311 -- the same demonstration every time
    asked = list(Asked.objects.filter(survey=survey).select_related("organisation").order_by("pk"))
    mine = {story.found[part.number].pk: story.voices[part.number] for part in story.parts}
    for place, one in enumerate(random.sample(asked, min(ANSWERED, len(asked)))):
        by = mine.get(one.organisation_id, story.staff.office)
        actions.answer(one, _lines(random, one.organisation, place), by=by, at=opened + timedelta(days=place % 30 + 1))
    actions.publish_figures(survey, by=story.staff.office, at=closes + timedelta(days=7))
    now = actions.open_survey(
        story.now.year, closes_at=story.now + timedelta(days=30), by=story.staff.office, at=story.now - timedelta(days=6)
    )
    open_now = Asked.objects.filter(survey=now).exclude(organisation=story.named[VOICE]).select_related("organisation").order_by("pk")
    for place, one in enumerate(open_now[:12]):
        actions.answer(one, _lines(random, one.organisation, place + 5), by=story.staff.office, at=story.now - timedelta(days=2))


def _lines(random: Random, one: Organisation, place: int) -> list[Line]:
    """A quarter seeks nobody."""
    if place % 4 == 3:
        return []
    roles = random.sample(USUAL, random.randint(1, 3)) + ([RARE] if place in {4, 8} else [])
    sector = random.choice(SECTORS)
    lines = []
    for role in roles:
        number = random.randint(1, 6)
        lines.append(Line(role, one.country_id, number, random.randint(0, number), one.region_id or "", sector))
    return lines
