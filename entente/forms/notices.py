"""What this room says to people."""

from django.utils.translation import gettext_lazy as _

from entente.notices.kinds import NoticeKind

ASKED, REMINDER = "forms.asked", "forms.reminder"

NOTICES = [
    NoticeKind(ASKED, _("Questions"), _("What the partnership, or a group you are in, asks you or your organisation.")),
    NoticeKind(REMINDER, _("Reminders of questions"), _("That an answer is still missing, shortly before it is due.")),
]
