"""How the goals stand on a day, with everything that says so."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Prefetch, QuerySet

from entente.engine.progress import Judged, Standing, State, judge_measure, judge_step, standing
from entente.indicators.models import Indicator, Observation
from entente.indicators.queries import last_known, measure_of, with_figures
from entente.programme.choices import SHOWN, Horizon
from entente.programme.models import Goal, Initiative
from entente.programme.queries.plan import Line, Plan, plan


@dataclass(frozen=True, slots=True)
class IndicatorLine:
    """An indicator of a goal as judged, with its last observation."""

    indicator: Indicator
    judged: Judged
    last: Observation | None


@dataclass(frozen=True, slots=True)
class GoalStanding:
    goal: Goal
    standing: Standing
    indicators: Sequence[IndicatorLine]
    initiatives: Sequence[Initiative]
    milestones: Sequence[Line]

    @property
    def state(self) -> State:
        return self.standing.state


def goals_standing(goals: QuerySet[Goal], on: date, *, seen_in: Plan | None = None) -> list[GoalStanding]:
    """In the order of their numbers. Only public indicators and adopted initiatives count: everyone sees the same state. Seven queries."""
    counted = seen_in or plan(on)
    return [_standing(goal, on, counted) for goal in _whole(goals)]


def on_horizons(found: Sequence[GoalStanding]) -> list[tuple[Horizon, list[GoalStanding]]]:
    """Horizons without a goal are left out."""
    rows = [(horizon, [one for one in found if one.goal.horizon == horizon]) for horizon in Horizon]
    return [(horizon, held) for horizon, held in rows if held]


def _whole(goals: QuerySet[Goal]) -> QuerySet[Goal]:
    measured = with_figures(Indicator.objects.filter(is_public=True).order_by("name"))
    shown = Initiative.objects.filter(state__in=SHOWN, adopted_at__isnull=False).select_related("lead").order_by("title")
    parts = [Prefetch("indicators", measured), Prefetch("initiatives", shown)]
    return goals.select_related("owner").prefetch_related(*parts).order_by("number")


def _standing(goal: Goal, on: date, counted: Plan) -> GoalStanding:
    initiatives = list(goal.initiatives.all())
    milestones = counted.of([one.pk for one in initiatives])
    measured = [
        IndicatorLine(one, judge_measure(measure_of(one, on), on), last_known(one.validated, on))  # type: ignore[attr-defined]
        for one in goal.indicators.all()
    ]
    items = [line.judged for line in measured] + [judge_step(line.step, on) for line in milestones]
    return GoalStanding(goal, standing(items), measured, initiatives, milestones)
