"""The rows as they stand, locked after the chain's head."""

from entente.governance.models import Body, Mandate, Proposal


def held_body(body: Body) -> Body:
    return Body.objects.select_for_update().get(pk=body.pk)


def held_mandate(mandate: Mandate) -> Mandate | None:
    """As known now; None when it was corrected or ended meanwhile."""
    rows = Mandate.objects.select_for_update(of=("self",)).known().select_related("body", "person", "organisation", "group")
    found: Mandate | None = rows.filter(pk=mandate.pk).first()
    return found


def held_proposal(proposal: Proposal) -> Proposal:
    rows = Proposal.objects.select_for_update(of=("self",)).select_related("body", "person", "organisation", "proposed_by")
    return rows.get(pk=proposal.pk)
