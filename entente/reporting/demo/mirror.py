"""The demonstration's mirrors: one closed, one that waits for the figures of who clicks in. Every figure is invented."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from decimal import Decimal
from random import Random

from django.utils import timezone

from entente.governance.models import Body, Mandate
from entente.members.models import Organisation
from entente.mirror import actions
from entente.mirror.actions import Asked, Plan
from entente.mirror.models import Mirror
from entente.reporting.demo import story as tales
from entente.reporting.demo.story_so_far import Story
from entente.vocabulary.models import Sector

FIGURES = (
    Asked("Security staff", "full-time equivalents", "Whose main task is security, at the end of the year"),
    Asked("Share of the IT budget", "per cent", "What security costs of all that IT costs"),
    Asked("Time to patch", "hours", "From a fix to its last system, median of the year's critical ones"),
    Asked("Exercises", "a year", "With people who would act in earnest"),
)
MEDIANS = (14, 8, 96, 2)
MOST = 14
Circle = list[tuple[Organisation, int]]


def add_all(story: Story) -> None:
    person = story.spoken[tales.VOICE]
    today = timezone.localdate(story.now)
    seats = Mandate.objects.sitting(today).filter(organisation__isnull=False)
    mine = seats.filter(person=person, body__code__startswith="WG").select_related("body").order_by("body__code").first()
    if mine is None:
        return
    circle = _circle(mine.body, story.named[tales.VOICE], today)
    dice = Random("mirror")  # noqa: S311 -- the same demonstration every time
    ago = story.now - timedelta(days=200)
    first = _opened(story, mine.body, "Staff, budget and patches 2017", today - timedelta(days=170), ago)
    _give(story, first, circle, dice, ago)
    actions.close_mirror(first, by=story.staff.office, at=story.now - timedelta(days=165))
    first.refresh_from_db()
    at = story.now - timedelta(days=6)
    running = _opened(story, mine.body, "Staff, budget and patches 2018", today + timedelta(days=21), at, first)
    _give(story, running, circle[1:], dice, at)


def _circle(body: Body, voice: Organisation, today: date) -> Circle:
    """Up to fourteen organisations of it with who sits there, the one of the story among them."""
    rows = Mandate.objects.sitting(today).filter(body=body, organisation__isnull=False).select_related("organisation")
    found = {one.organisation: one.person_id for one in rows.order_by("organisation__name_key", "pk")}
    names = [voice, *(one for one in found if one is not None and one != voice)][:MOST]
    return [(one, found[one]) for one in names]


def _opened(story: Story, body: Body, title: str, closes_on: date, at: datetime, follows: Mirror | None = None) -> Mirror:
    why = "Are we few, slow or poor, or is everybody?"
    plan = Plan(title, why, closes_on, FIGURES)
    made = actions.prepare(body, plan, by=story.staff.office, at=at, follows=follows, is_fictional=True)
    return actions.open_mirror(made, decision="Agreed in the group's meeting, item 5", by=story.staff.office, at=at)


def _give(story: Story, mirror: Mirror, circle: Sequence[tuple[Organisation, int]], dice: Random, at: datetime) -> None:
    sectors = list(Sector.objects.filter(scheme="demand").order_by("position"))[:2]
    figures = list(mirror.figures.order_by("position"))
    people = {
        seat.person_id: seat.person for seat in Mandate.objects.filter(person__in=[pk for _one, pk in circle]).select_related("person")
    }
    for organisation, person in circle:
        amounts = {
            one.pk: Decimal(round(median * dice.lognormvariate(0, 0.6), 1)).quantize(Decimal("0.1"))
            for one, median in zip(figures, MEDIANS, strict=True)
        }
        actions.give(mirror, organisation, amounts, sector=sectors[organisation.pk % 2], by=people[person], at=at)
