"""Goals: set and changed by the office."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from entente import record
from entente.engine.signs import one_line, readable
from entente.governance.models import Body
from entente.indicators.models import Indicator
from entente.people.models import Person
from entente.programme.actions.finding import index_goal, reason
from entente.programme.actions.refusals import CannotPropose
from entente.programme.choices import Horizon
from entente.programme.models import Goal


@dataclass(frozen=True, slots=True)
class GoalFacts:
    number: int
    title: str
    why: str
    horizon: str
    owner: Body | None = None
    indicators: Sequence[Indicator] = ()
    source: str = ""
    is_public: bool = True


@transaction.atomic
def set_goal(facts: GoalFacts, *, by: Person, at: datetime) -> Goal:
    entry = record.open()
    goal = _written(Goal(), facts)
    entry.enter("programme.goal_set", goal, by=by, after=_told(goal, facts))
    return goal


@transaction.atomic
def change_goal(goal: Goal, facts: GoalFacts, *, because: str, by: Person, at: datetime) -> Goal:
    entry = record.open()
    row = Goal.objects.select_for_update().get(pk=goal.pk)
    why = reason(because, CannotPropose)
    _written(row, facts)
    entry.enter("programme.goal_changed", row, by=by, because=why, after=_told(row, facts))
    return row


def _written(row: Goal, facts: GoalFacts) -> Goal:
    title, why = one_line(facts.title, 200), readable(facts.why).strip()
    if not title or not why or facts.horizon not in Horizon.values:
        raise CannotPropose(_("A goal needs a title, a reason why, and a horizon."))
    if Goal.objects.filter(number=facts.number).exclude(pk=row.pk).exists():
        raise CannotPropose(_("There is a goal %(number)s already; choose another number.") % {"number": facts.number})
    row.number, row.title, row.why, row.horizon, row.owner = facts.number, title, why[:2000], facts.horizon, facts.owner
    row.source, row.is_public = one_line(facts.source, 300), facts.is_public
    row.save()
    row.indicators.set(facts.indicators)
    index_goal(row)
    return row


def _told(row: Goal, facts: GoalFacts) -> dict[str, object]:
    codes = [one.code for one in facts.indicators]
    return {"horizon": row.horizon, "owner": row.owner and row.owner.code, "indicators": codes, "is_public": row.is_public}
