"""Every write about rules, votes, elections and decisions."""

from entente.ballots.actions.casting import Receipt, Sealed, cast
from entente.ballots.actions.closing import close
from entente.ballots.actions.counting import count
from entente.ballots.actions.deciding import done, enter, follow_up, note_caused
from entente.ballots.actions.demanding import demand_secrecy
from entente.ballots.actions.freezing import freeze, open_vote, thaw
from entente.ballots.actions.handing import hand_off, import_result
from entente.ballots.actions.preparing import Plan, call, cancel, change, draft, plan_of
from entente.ballots.actions.proxies import give_proxy, revoke_proxy
from entente.ballots.actions.refusals import (
    CannotCast,
    CannotCount,
    CannotDecide,
    CannotGiveProxy,
    CannotOpen,
    CannotPrepare,
    CannotRule,
    CannotStand,
    HasVoted,
    Refusal,
)
from entente.ballots.actions.ruling import Written, adopt_rule, drop_draft, end_rule, read_spec, write_rule
from entente.ballots.actions.seating import seat
from entente.ballots.actions.standing import refuse_candidacy, stand, stand_down
from entente.ballots.actions.telling import remind
from entente.ballots.tallying import Word

__all__ = [
    "CannotCast",
    "CannotCount",
    "CannotDecide",
    "CannotGiveProxy",
    "CannotOpen",
    "CannotPrepare",
    "CannotRule",
    "CannotStand",
    "HasVoted",
    "Plan",
    "Receipt",
    "Refusal",
    "Sealed",
    "Word",
    "Written",
    "adopt_rule",
    "call",
    "cancel",
    "cast",
    "change",
    "close",
    "count",
    "demand_secrecy",
    "done",
    "draft",
    "drop_draft",
    "end_rule",
    "enter",
    "follow_up",
    "freeze",
    "give_proxy",
    "hand_off",
    "import_result",
    "note_caused",
    "open_vote",
    "plan_of",
    "read_spec",
    "refuse_candidacy",
    "remind",
    "revoke_proxy",
    "seat",
    "stand",
    "stand_down",
    "thaw",
    "write_rule",
]
