"""What this room keeps about a person: what it was told, what came back, what it chose."""

from django.utils.translation import gettext as _

from entente.notices.models import ActionLink, Announcement, Bounce, Delivery, Preference
from entente.people.portability import Section


def about(person_id: int) -> list[Section]:
    told = Delivery.objects.filter(person=person_id).select_related("notice").order_by("pk")
    mails = [(row.notice.subject, row.notice.created_at, row.state, row.address, row.why, row.text) for row in told]
    bounces = Bounce.objects.filter(person=person_id).order_by("pk").values_list("address", "kind", "status", "said", "at")
    chosen = Preference.objects.filter(person=person_id).order_by("pk").values_list("kind", "is_wanted", "chosen_at")
    links = ActionLink.objects.filter(person=person_id).order_by("pk").values_list("kind", "created_at", "used_at", "choice", "outcome")
    wrote = Announcement.objects.filter(author=person_id).order_by("pk").values_list("subject", "state", "changed_at")
    return [
        Section(_("What you were told"), ("subject", "at", "state", "address", "why", "text"), mails),
        Section(_("Mails to you that came back"), ("address", "kind", "status", "said", "at"), list(bounces)),
        Section(_("What you chose to be told"), ("kind", "wanted", "at"), list(chosen)),
        Section(_("Links in mails to you"), ("kind", "made_at", "used_at", "choice", "outcome"), list(links)),
        Section(_("Announcements you wrote"), ("subject", "state", "at"), list(wrote)),
    ]
