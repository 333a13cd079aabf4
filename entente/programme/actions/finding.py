"""What several actions here need: words as they are kept, the index in step."""

from django.utils.translation import gettext as _

from entente.engine.signs import one_line
from entente.programme.actions.refusals import Refusal
from entente.programme.models import Goal, Initiative
from entente.search.actions import drop, put

GOALS, INITIATIVES = "programme.goal", "programme.initiative"


def reason(because: str, refusal: type[Refusal]) -> str:
    if said := one_line(because, 500):
        return said
    raise refusal(_("Say in a word why."))


def index_goal(goal: Goal) -> None:
    if goal.is_public:
        put(GOALS, [(goal.pk, f"{goal.title}\n{goal.why}")])
    else:
        drop(GOALS, [goal.pk])


def index_initiative(initiative: Initiative) -> None:
    """Found by everyone once it is adopted, by nobody before."""
    if initiative.is_shown:
        put(INITIATIVES, [(initiative.pk, f"{initiative.title}\n{initiative.lead or ''}\n{initiative.summary}")])
    else:
        drop(INITIATIVES, [initiative.pk])
