"""What this room says to people."""

from django.utils.translation import gettext_lazy as _

from entente.notices.kinds import NoticeKind

EXPIRY = "certification.expiry"
NOTICES = [
    NoticeKind(EXPIRY, _("Certificates that end"), _("Half a year, a quarter and a month before a certificate of your organisation ends."))
]
