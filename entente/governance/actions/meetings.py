"""What becomes of a body's meetings when its people change."""

from dataclasses import replace
from datetime import datetime

from entente.gatherings import actions as gatherings
from entente.gatherings.choices import GatheringState
from entente.gatherings.models import Gathering
from entente.gatherings.plan import plan_of
from entente.governance.models import Body
from entente.governance.references import key_of
from entente.people.models import Person


def pass_on(body: Body, outgoing: Person, to: Person, *, by: Person | None, at: datetime) -> None:
    """Coming meetings that one chair calls are called by the next: calendars name the new one, answers and questions go there."""
    coming = Gathering.objects.filter(home_key=key_of(body), organiser=outgoing, ends_at__gt=at).exclude(state=GatheringState.CANCELLED)
    for gathering in coming.order_by("starts_at", "pk"):
        gatherings.change(gathering, replace(plan_of(gathering), organiser=to), by=by, at=at)
