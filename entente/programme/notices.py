"""What this room tells people by mail."""

from django.utils.translation import gettext_lazy as _

from entente.notices.kinds import NoticeKind

PROPOSED, ANSWERED = "programme.proposed", "programme.answered"
NOTICES = [
    NoticeKind(PROPOSED, _("Initiatives proposed"), _("Somebody proposes an initiative, and you keep the programme.")),
    NoticeKind(ANSWERED, _("What becomes of your initiatives"), _("An initiative that you proposed or lead was adopted, or goes on.")),
]
