"""What this room tells people by mail."""

from django.utils.translation import gettext_lazy as _

from entente.notices.kinds import NoticeKind

REVIEW, MINE = "news.review", "news.mine"
NOTICES = [
    NoticeKind(REVIEW, _("News to review"), _("An article or a correction waits for your eyes.")),
    NoticeKind(MINE, _("Your news"), _("What became of an article that you wrote: published, or sent back with the reason.")),
]
