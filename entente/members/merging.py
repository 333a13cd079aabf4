"""Two people become one: what both are in the same organisation they are once."""

from datetime import datetime

from entente.members.actions.delegations import corrected
from entente.members.models import Delegation


def merge(kept: int, gone: int, at: datetime) -> None:
    """A role that both have at the same time becomes the kept person's, from the earlier day; the other rows are moved like any."""
    mine = {(row.organisation_id, row.role): row for row in Delegation.objects.known().filter(person=kept, to_on=None)}
    for other in Delegation.objects.known().filter(person=gone, to_on=None):
        own = mine.get((other.organisation_id, other.role))
        if own is not None:
            other.superseded_at = at
            other.save(update_fields=["superseded_at"])
            work = {"job_title": own.job_title or other.job_title, "department": own.department or other.department}
            corrected(own, at=at, from_on=min(own.from_on, other.from_on), **work)
