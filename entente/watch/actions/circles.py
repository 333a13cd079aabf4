"""A group becomes a sector's circle, with its own defaults. Who sits in it is the groups' affair."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from entente import record
from entente.engine.marking import Marking
from entente.governance.models import Body
from entente.people.models import Person
from entente.vocabulary.models import Sector
from entente.watch.actions.refusals import CannotKeep
from entente.watch.models import Circle


@dataclass(frozen=True, slots=True)
class CircleFacts:
    sectors: Sequence[Sector]
    marking: str = Marking.AMBER.value
    pap: str = ""
    answer_days: int = 14


@transaction.atomic
def keep_circle(body: Body, facts: CircleFacts, *, by: Person, at: datetime) -> Circle:
    """Made, or given other defaults; what was shared before keeps its marking."""
    entry = record.open()
    if body.dissolved_on is not None:
        raise CannotKeep(_("%(body)s is dissolved; choose a group that stands.") % {"body": body}, "body")
    if facts.marking == Marking.RED.value:
        raise CannotKeep(_("TLP:RED is for persons and cannot be a circle's default."), "marking")
    if not 1 <= facts.answer_days <= 365:
        raise CannotKeep(_("An answer is due within 1 to 365 days."), "answer_days")
    row = Circle.objects.filter(body=body).first() or Circle(body=body)
    row.marking, row.pap, row.answer_days = facts.marking, facts.pap, facts.answer_days
    row.save()
    row.sectors.set(facts.sectors)
    after = {"sectors": [one.pk for one in facts.sectors], "marking": row.marking, "pap": row.pap, "answer_days": row.answer_days}
    entry.enter("watch.circle_set", row, by=by, after=after)
    return row
