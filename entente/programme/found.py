"""Goals and initiatives as they are found: what is published, by everyone."""

from collections.abc import Collection

from django.urls import reverse
from django.utils.translation import gettext_lazy

from entente.people.together import Part, Row, facts, part
from entente.programme.actions.finding import GOALS, INITIATIVES
from entente.programme.choices import SHOWN, Horizon, InitiativeState
from entente.programme.models import Goal, Initiative
from entente.search.kinds import Hit, Ids, Kind, Seeker


def _goals_seen(seeker: Seeker) -> Ids:
    return Goal.objects.filter(is_public=True).values("pk")


def _goals(ids: Collection[int]) -> Part:
    return part(Goal.objects.filter(pk__in=ids), label="title", more=facts(horizon="horizon", why="why"))


def _say_goal(row: Row) -> Hit:
    return Hit(row.label, reverse("programme:goal", args=[row.id]), str(Horizon(row.facts["horizon"]).label), row.facts["why"])


def _initiatives_seen(seeker: Seeker) -> Ids:
    return Initiative.objects.filter(state__in=SHOWN, adopted_at__isnull=False).values("pk")


def _initiatives(ids: Collection[int]) -> Part:
    said = facts(state="state", lead="lead__name", summary="summary", is_fictional="is_fictional")
    return part(Initiative.objects.filter(pk__in=ids), label="title", more=said)


def _say_initiative(row: Row) -> Hit:
    words = [row.facts["lead"], str(InitiativeState(row.facts["state"]).label)]
    address = reverse("programme:initiative", args=[row.id])
    return Hit(row.label, address, " · ".join(filter(None, words)), row.facts["summary"], is_fictional=bool(row.facts["is_fictional"]))


FOUND = {
    GOALS: Kind(gettext_lazy("Goals"), 44, _goals, _say_goal, seen=_goals_seen),
    INITIATIVES: Kind(gettext_lazy("Initiatives"), 46, _initiatives, _say_initiative, seen=_initiatives_seen),
}
