"""What this room says to people."""

from django.utils.translation import gettext_lazy as _

from entente.notices.kinds import NoticeKind

DESK, COMMENTS = "reporting.desk", "reporting.comments"

NOTICES = [
    NoticeKind(DESK, _("What waits for you"), _("Once a month at most three things from your Desk, if any wait there.")),
    NoticeKind(COMMENTS, _("Comments on papers"), _("When somebody asks what you say to a paper that you may read.")),
]
