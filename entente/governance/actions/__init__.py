"""Every write about bodies."""

from entente.governance.actions.agenda import add_item, change_item, drop_item, fill, move, put_off, put_on_agenda, settled, take
from entente.governance.actions.calling import call, make_pack, reach
from entente.governance.actions.commenting import (
    ask_for_comments,
    close_comments,
    comment,
    open_what_is_due,
    settle_comment,
    withdraw_comment,
)
from entente.governance.actions.delivering import drop_deliverable, move_on, plan, rework
from entente.governance.actions.floor import call_on, lower_hand, raise_hand
from entente.governance.actions.founding import Rules, change_rules, describe, dissolve, found
from entente.governance.actions.loading import load_groups
from entente.governance.actions.mandates import change_role, end, give, hand_over, place
from entente.governance.actions.minutes import file_minutes, send_minutes, write_notes
from entente.governance.actions.points import change, close, drop, make, remind, reopen, tell_owners
from entente.governance.actions.posting import write_to
from entente.governance.actions.proposals import accept, ask, decline, offer, withdraw
from entente.governance.actions.refusals import (
    CannotCall,
    CannotComment,
    CannotDecideInWriting,
    CannotDeliver,
    CannotFound,
    CannotJoin,
    CannotMakeAction,
    CannotPutOnAgenda,
    CannotRepresent,
    CannotSeat,
    CannotSetRule,
    CannotSpeak,
    CannotWriteMinutes,
    Refusal,
)
from entente.governance.actions.remarks import remark
from entente.governance.actions.representing import end_representation, represent
from entente.governance.actions.rules import Meets, Seats, empower, end_rule, limit, set_notice, set_presence, set_seats
from entente.governance.actions.seating import Seat, give_many
from entente.governance.actions.writing import close_what_is_over, close_written, open_written, say, withdraw_written

__all__ = [
    "CannotCall",
    "CannotComment",
    "CannotDecideInWriting",
    "CannotDeliver",
    "CannotFound",
    "CannotJoin",
    "CannotMakeAction",
    "CannotPutOnAgenda",
    "CannotRepresent",
    "CannotSeat",
    "CannotSetRule",
    "CannotSpeak",
    "CannotWriteMinutes",
    "Meets",
    "Refusal",
    "Rules",
    "Seat",
    "Seats",
    "accept",
    "add_item",
    "ask",
    "ask_for_comments",
    "call",
    "call_on",
    "change",
    "change_item",
    "change_role",
    "change_rules",
    "close",
    "close_comments",
    "close_what_is_over",
    "close_written",
    "comment",
    "decline",
    "describe",
    "dissolve",
    "drop",
    "drop_deliverable",
    "drop_item",
    "empower",
    "end",
    "end_representation",
    "end_rule",
    "file_minutes",
    "fill",
    "found",
    "give",
    "give_many",
    "hand_over",
    "limit",
    "load_groups",
    "lower_hand",
    "make",
    "make_pack",
    "move",
    "move_on",
    "offer",
    "open_what_is_due",
    "open_written",
    "place",
    "plan",
    "put_off",
    "put_on_agenda",
    "raise_hand",
    "reach",
    "remark",
    "remind",
    "reopen",
    "represent",
    "rework",
    "say",
    "send_minutes",
    "set_notice",
    "set_presence",
    "set_seats",
    "settle_comment",
    "settled",
    "take",
    "tell_owners",
    "withdraw",
    "withdraw_comment",
    "withdraw_written",
    "write_notes",
    "write_to",
]
