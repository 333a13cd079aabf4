from django.utils.translation import gettext_lazy as _

from entente.notices.kinds import NoticeKind

STAFF, PROFILE = "members.staff", "members.profile"
NOTICES = [
    NoticeKind(STAFF, _("People of organisations"), _("Who left an organisation that you represent or look after.")),
    NoticeKind(PROFILE, _("Profiles of organisations"), _("Once a year: whether the profile of your organisation is still right.")),
]
