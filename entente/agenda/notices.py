"""What this room tells people by mail."""

from django.utils.translation import gettext_lazy as _

from entente.notices.kinds import NoticeKind

PANEL, DEADLINE = "agenda.panel", "agenda.deadline"
NOTICES = [
    NoticeKind(PANEL, _("Assessing the agenda"), _("You are asked to assess topics of the research agenda, and what came out.")),
    NoticeKind(DEADLINE, _("Deadlines of calls"), _("A call that you watch closes within two weeks.")),
]
