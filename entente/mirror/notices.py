"""What this room tells people by mail."""

from django.utils.translation import gettext_lazy as _

from entente.notices.kinds import NoticeKind

MIRROR = "mirror.mirror"
NOTICES = [NoticeKind(MIRROR, _("Mirrors of your circles"), _("A circle of yours compares figures: they are asked for, or it is closed."))]
