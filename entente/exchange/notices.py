"""What this room tells people by mail."""

from django.utils.translation import gettext_lazy as _

from entente.notices.kinds import NoticeKind

ALERT, CIRCLE, REVIEW, REUSE = "exchange.alert", "exchange.circle", "exchange.review", "exchange.reuse"
NOTICES = [
    NoticeKind(ALERT, _("What fits your needs"), _("A practice was published, or is offered, that fits what your organisation looks for.")),
    NoticeKind(CIRCLE, _("Questions of your circles"), _("What somebody asks a group that you sit in, and the answers to what you ask.")),
    NoticeKind(REVIEW, _("Practices in review"), _("A practice waits for your eyes, or yours was published or sent back.")),
    NoticeKind(REUSE, _("Who takes up what you shared"), _("A member takes up a practice of your organisation, and how it goes.")),
]
