"""Every write about people, addresses, roles, invitations and tokens."""

from entente.people.actions.about import choose_shown, give_photograph, note_ground, speak, withdraw_photograph
from entente.people.actions.addresses import add_address, confirm_address, drop_address, prefer_address
from entente.people.actions.checking import CannotKeepPerson
from entente.people.actions.erasure import CannotErase, ask_erasure, decline_erasure, erase_person, take_back_erasure
from entente.people.actions.giving import give_data
from entente.people.actions.invitations import CannotInvite, close_account, come_in, invitation_behind, invite, reopen_account
from entente.people.actions.merging import CannotMergePersons, Merged, merge_persons
from entente.people.actions.persons import add_person, change_person
from entente.people.actions.roles import CannotEndRole, CannotGiveRole, end_role, give_role, load_roles
from entente.people.actions.tokens import CannotMakeToken, end_token, make_token, token_for
from entente.people.actions.writing import write

__all__ = [
    "CannotEndRole",
    "CannotErase",
    "CannotGiveRole",
    "CannotInvite",
    "CannotKeepPerson",
    "CannotMakeToken",
    "CannotMergePersons",
    "Merged",
    "add_address",
    "add_person",
    "ask_erasure",
    "change_person",
    "choose_shown",
    "close_account",
    "come_in",
    "confirm_address",
    "decline_erasure",
    "drop_address",
    "end_role",
    "end_token",
    "erase_person",
    "give_data",
    "give_photograph",
    "give_role",
    "invitation_behind",
    "invite",
    "load_roles",
    "make_token",
    "merge_persons",
    "note_ground",
    "prefer_address",
    "reopen_account",
    "speak",
    "take_back_erasure",
    "token_for",
    "withdraw_photograph",
    "write",
]
