"""What this room tells people by mail."""

from django.utils.translation import gettext_lazy as _

from entente.notices.kinds import NoticeKind

OFFICE, MEMBER = "support.office", "support.member"
NOTICES = [
    NoticeKind(
        OFFICE, _("Requests for support"), _("A member asks for support, writes about a request, or an answer waits for your eyes.")
    ),
    NoticeKind(MEMBER, _("Your requests for support"), _("Who takes up what you asked for, questions about it, and the answer.")),
]
