"""What this room tells people by mail."""

from django.utils.translation import gettext_lazy as _

from entente.notices.kinds import NoticeKind

INVITED, ANSWERED = "consortia.invited", "consortia.answered"
NOTICES = [
    NoticeKind(INVITED, _("Invitations to consortia"), _("Your organisation is asked to take a role in a consortium for a call.")),
    NoticeKind(ANSWERED, _("Answers to your invitations"), _("An organisation that you asked into a consortium says yes or no.")),
]
