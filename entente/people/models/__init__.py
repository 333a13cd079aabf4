from entente.people.models.account import Account
from entente.people.models.address import Address
from entente.people.models.erasure import Erasure
from entente.people.models.ground import Ground
from entente.people.models.invitation import Invitation
from entente.people.models.person import FACTS, Person
from entente.people.models.photograph import Photograph
from entente.people.models.role import Holding, Role
from entente.people.models.token import Token

__all__ = [
    "FACTS",
    "Account",
    "Address",
    "Erasure",
    "Ground",
    "Holding",
    "Invitation",
    "Person",
    "Photograph",
    "Role",
    "Token",
]
