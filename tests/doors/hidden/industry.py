from django.utils import timezone

from entente.industry import actions
from entente.industry.actions import Told
from entente.industry.models import Label, Outcome
from tests.doors.hidden import Circle
from tests.factories import industry as made


def applied_for(circle: Circle) -> Label:
    """Not decided: for its company, the issuer of its country and the office."""
    return made.applied(circle.organisation, by=circle.insider.person, answers={"seat": "FR"})


def came_of_it(circle: Circle) -> Outcome:
    said = Told("talks", timezone.localdate(), note="Hydra talks to the kraken", may_count=False)
    return actions.tell(circle.organisation, said, by=circle.insider.person, at=timezone.now())


HIDDEN = {"label": applied_for, "growth-outcome": came_of_it}
