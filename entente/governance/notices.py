"""The kinds of notices that bodies send."""

from django.utils.translation import gettext_lazy as _

from entente.governance.actions.calling import PACK
from entente.governance.actions.commenting import COMMENTS
from entente.governance.actions.letters import JOIN, SEAT
from entente.governance.actions.posting import LETTER, MINUTES
from entente.governance.actions.reminders import ACTION
from entente.governance.actions.writing import WRITTEN
from entente.notices.kinds import NoticeKind

NOTICES = [
    NoticeKind(JOIN, _("Requests to join your groups"), _("Somebody asks to join a group you chair.")),
    NoticeKind(SEAT, _("Seats in groups"), _("A seat is offered to you, or a request or an offer of yours was answered.")),
    NoticeKind(LETTER, _("Letters in your groups"), _("What the chairs of your groups have to say.")),
    NoticeKind(MINUTES, _("Minutes"), _("The minutes of your groups' meetings, once they are filed.")),
    NoticeKind(PACK, _("Papers for meetings"), _("A new edition of the papers for a meeting to which you are called.")),
    NoticeKind(COMMENTS, _("Comments asked for"), _("Your group asks what you say of a text.")),
    NoticeKind(WRITTEN, _("Written procedures"), _("Your group decides in writing, and what came of it.")),
    NoticeKind(ACTION, _("Actions"), _("What is yours to do in your groups, and when it is due.")),
]
