"""Every write about consortia."""

from entente.consortia.actions.boards import Need, change_board, close_board, open_board
from entente.consortia.actions.inviting import answer, invite, withdraw
from entente.consortia.actions.refusals import CannotInvite, CannotKeep, Refusal
from entente.consortia.actions.roles import Wanted, add_role, change_role, drop_role, free_role

__all__ = [
    "CannotInvite",
    "CannotKeep",
    "Need",
    "Refusal",
    "Wanted",
    "add_role",
    "answer",
    "change_board",
    "change_role",
    "close_board",
    "drop_role",
    "free_role",
    "invite",
    "open_board",
    "withdraw",
]
