"""What this room tells people by mail."""

from django.utils.translation import gettext_lazy as _

from entente.notices.kinds import NoticeKind

ADVISORY = "watch.advisory"
NOTICES = [NoticeKind(ADVISORY, _("Advisories"), _("A threat that concerns your organisation or one of your circles, and what to do."))]
