"""The kinds of notices that votes send."""

from django.utils.translation import gettext_lazy as _

from entente.ballots.actions.telling import VOTE
from entente.notices.kinds import NoticeKind

NOTICES = [NoticeKind(VOTE, _("Votes"), _("A vote in which you may vote is open, or closes soon."), is_statutory=True)]
