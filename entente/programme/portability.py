"""What this room keeps about a person: initiatives it proposed, reviews it wrote, milestones it reached."""

from django.utils.translation import gettext as _

from entente.people.portability import Section
from entente.programme.models import Initiative, Milestone, Review


def about(person_id: int) -> list[Section]:
    proposed = Initiative.objects.filter(proposed_by=person_id).order_by("pk")
    written = Review.objects.filter(written_by=person_id).select_related("goal").order_by("pk")
    reached = Milestone.objects.filter(done_by=person_id).select_related("initiative").order_by("pk")
    rows = [(row.title, row.summary, row.state, row.proposed_at) for row in proposed]
    said = [(row.goal.title, row.half, row.narrative, row.written_at) for row in written]
    done = [(row.initiative.title, row.title, row.done_on, row.evidence) for row in reached]
    return [
        Section(_("Initiatives you proposed"), ("title", "summary", "state", "at"), rows),
        Section(_("Reviews you wrote"), ("goal", "half_year", "text", "at"), said),
        Section(_("Milestones you said were reached"), ("initiative", "title", "on", "evidence"), done),
    ]
