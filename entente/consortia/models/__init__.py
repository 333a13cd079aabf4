from entente.consortia.models.board import Board
from entente.consortia.models.invitation import Invitation
from entente.consortia.models.role import Role

__all__ = ["Board", "Invitation", "Role"]
