"""A person is erased: what it proposed, wrote and reached belongs to the partnership and stays, without a name."""

from datetime import datetime

from django.utils.translation import gettext as _

from entente.people.erasing import Fate
from entente.people.models import Person
from entente.programme.models import Initiative, Milestone, Review


def fates(person: Person) -> list[Fate]:
    kept = Initiative.objects.filter(proposed_by=person).count() + Review.objects.filter(written_by=person).count()
    kept += Milestone.objects.filter(done_by=person).count()
    what = _("Initiatives it proposed, reviews it wrote, milestones it reached")
    return [Fate(what, kept, _("They are the partnership's; they name nobody."))]


def erase(person: Person, by: Person | None, at: datetime) -> None:
    """Nothing of this room names it but through the person."""
