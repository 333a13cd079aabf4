"""What this room tells people by mail."""

from django.utils.translation import gettext_lazy as _

from entente.notices.kinds import NoticeKind

STALE = "dialogue.stale"
NOTICES = [NoticeKind(STALE, _("Trackers"), _("You look after a country in a tracker, and its last check holds no more."))]
