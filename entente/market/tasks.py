"""Long work that this room offers: the exact choice among candidates, which may take as long as somebody lets it."""

from typing import Any

from django.utils import timezone

from entente.jobs.progress import Progress
from entente.market.queries.measures import Conditions
from entente.market.queries.what_if import candidates

CHOOSE = "market.choose_exactly"


def choose_exactly(progress: Progress) -> dict[str, Any]:
    """`parameters`: the budget, and conditions. Begun from the best choice of the search; stopping keeps the best so far with its bound."""
    from entente.engine.measures import answers
    from entente.engine.measures.exact import exact
    from entente.engine.measures.reading import read

    known, budget = candidates(timezone.localdate()), float(progress.parameters["budget"])
    under = Conditions(progress.parameters.get("capacity"), bool(progress.parameters.get("no_state_loses")))
    instance = read(known.opens.instance(under), budget)
    best = next(answers(instance))
    for best in answers(instance):
        if _stops(progress, best.value, best.bound):
            break
    if not best.is_proven and not progress.was_stopped:
        best = exact(instance, best, stop=lambda value, bound: _stops(progress, value, bound))
    figures = {name: round(getattr(best, name), 6) for name in ("value", "bound", "gap", "cost")}
    return figures | {"is_proven": best.is_proven, "budget": budget, "chosen": [known.measures[place].slug for place in best.chosen]}


def _stops(progress: Progress, value: float, bound: float) -> bool:
    """How far it is: the share of the bound that is reached."""
    progress.advance(round(1000 * value / bound) if bound else 1000, 1000)
    return progress.should_stop()


TASKS = {CHOOSE: choose_exactly}
