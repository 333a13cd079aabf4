"""Somebody left an organisation: what it held in bodies for that organisation ends with it, and is written down as ended."""

from datetime import date, datetime

from entente import record
from entente.governance.choices import ProposalState
from entente.governance.models import Mandate, Proposal
from entente.members.models import Organisation
from entente.people.models import Person


def left(person: Person, organisation: Organisation, on: date, by: Person, at: datetime) -> None:
    """Its rights ended in the same second already, since they are read through the delegation; here the mandate says so too."""
    entry = record.open()
    held = Mandate.objects.select_for_update(of=("self",)).known().filter(person=person, organisation=organisation)
    for mandate in held.exclude(to_on__lte=on).select_related("body"):
        mandate.ended(on=max(on, mandate.from_on), at=at)
        said = {"person": str(person), "role": mandate.role, "for": str(organisation)}
        entry.enter("governance.mandate_ended", mandate.body, by=by, organisation=organisation, before=said, after={"on": on})
    waiting = Proposal.objects.filter(person=person, organisation=organisation, state=ProposalState.OPEN)
    waiting.update(state=ProposalState.WITHDRAWN, answered_by=by, answered_at=at)
