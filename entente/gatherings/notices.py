from django.utils.translation import gettext_lazy as _

from entente.notices.kinds import NoticeKind

INVITATION, CHANGE, REMINDER = "gatherings.invitation", "gatherings.change", "gatherings.reminder"
ANSWER = "gatherings.answer"  # the kind of action link by which an invitation is answered

NOTICES = [
    NoticeKind(INVITATION, _("Invitations"), _("Meetings and events you are invited to, and that your answer arrived.")),
    NoticeKind(CHANGE, _("Changes of gatherings"), _("That something you are invited to moved, was cancelled, or has a place for you.")),
    NoticeKind(REMINDER, _("Reminders of gatherings"), _("A word before what you come to, or have not answered, begins.")),
]
