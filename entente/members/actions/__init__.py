"""Every write about members. Each is one transaction that takes the record's head first, checks, writes and enters what was done."""

from entente.members.actions.bulk import add_many, add_within
from entente.members.actions.classification import CannotReclassify, category_of, reclassify
from entente.members.actions.confirming import CannotAskToConfirm, CannotConfirm, ask_to_confirm, confirm_profile
from entente.members.actions.delegations import CannotDelegate, change_job, delegate, end_delegation
from entente.members.actions.editing import PROFILE, CannotEdit, edit, edit_profile
from entente.members.actions.leaving import leave_organisation
from entente.members.actions.merger import CannotMerge, merge
from entente.members.actions.moves import MOVES, CannotChangeStanding, moves_from
from entente.members.actions.organisations import CannotAdd, add, set_numbers
from entente.members.actions.ownership import CannotOwn, end_ownership, note_ownership
from entente.members.actions.partnership import CannotChangeCategories, CannotFound, change_categories, change_partnership, found
from entente.members.actions.reached import CannotReach, set_reached
from entente.members.actions.refusals import Refusal
from entente.members.actions.seats import CannotMove, move
from entente.members.actions.sizes import CannotSize, YearFigures, note_size
from entente.members.actions.standing import (
    admit,
    apply,
    change_standing,
    exclude,
    leave,
    reinstate,
    suspend,
    take_back_standing,
    turn_down,
)
from entente.members.actions.voting_facts import CannotNote, note_dues, note_fee, note_represented

__all__ = [
    "MOVES",
    "PROFILE",
    "CannotAdd",
    "CannotAskToConfirm",
    "CannotChangeCategories",
    "CannotChangeStanding",
    "CannotConfirm",
    "CannotDelegate",
    "CannotEdit",
    "CannotFound",
    "CannotMerge",
    "CannotMove",
    "CannotNote",
    "CannotOwn",
    "CannotReach",
    "CannotReclassify",
    "CannotSize",
    "Refusal",
    "YearFigures",
    "add",
    "add_many",
    "add_within",
    "admit",
    "apply",
    "ask_to_confirm",
    "category_of",
    "change_categories",
    "change_job",
    "change_partnership",
    "change_standing",
    "confirm_profile",
    "delegate",
    "edit",
    "edit_profile",
    "end_delegation",
    "end_ownership",
    "exclude",
    "found",
    "leave",
    "leave_organisation",
    "merge",
    "move",
    "moves_from",
    "note_dues",
    "note_fee",
    "note_ownership",
    "note_represented",
    "note_size",
    "reclassify",
    "reinstate",
    "set_numbers",
    "set_reached",
    "suspend",
    "take_back_standing",
    "turn_down",
]
