from entente.members.models.confirmation import Confirmation
from entente.members.models.identifier import Identifier
from entente.members.models.links import Ownership, Reached, SizeFigures
from entente.members.models.membership import Category, Classification, Delegation, Standing
from entente.members.models.organisation import Organisation
from entente.members.models.partnership import Partnership
from entente.members.models.reference import Reference
from entente.members.models.seat import Continuation, Seat
from entente.members.models.voting_facts import Dues, Fee, Represented

__all__ = [
    "Category",
    "Classification",
    "Confirmation",
    "Continuation",
    "Delegation",
    "Dues",
    "Fee",
    "Identifier",
    "Organisation",
    "Ownership",
    "Partnership",
    "Reached",
    "Reference",
    "Represented",
    "Seat",
    "SizeFigures",
    "Standing",
]
