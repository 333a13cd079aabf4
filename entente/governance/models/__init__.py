from entente.governance.models.agenda import AgendaItem, Minutes
from entente.governance.models.body import Body, Remit
from entente.governance.models.comment import Comment, CommentRound
from entente.governance.models.deliverable import Deliverable, Step
from entente.governance.models.mandate import Mandate
from entente.governance.models.meeting import Hand, Meeting, Pack, Representation
from entente.governance.models.point import ActionPoint, Remark
from entente.governance.models.proposal import Proposal
from entente.governance.models.rules import Limits, NoticeRule, Power, Presence
from entente.governance.models.seats import SeatGroup, SeatRule
from entente.governance.models.written import Voice, WrittenProcedure

__all__ = [
    "ActionPoint",
    "AgendaItem",
    "Body",
    "Comment",
    "CommentRound",
    "Deliverable",
    "Hand",
    "Limits",
    "Mandate",
    "Meeting",
    "Minutes",
    "NoticeRule",
    "Pack",
    "Power",
    "Presence",
    "Proposal",
    "Remark",
    "Remit",
    "Representation",
    "SeatGroup",
    "SeatRule",
    "Step",
    "Voice",
    "WrittenProcedure",
]
