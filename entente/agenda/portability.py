"""What this room keeps about a person: what it proposed, said, screened, in which panels it sat, and which calls it watches."""

from django.utils.translation import gettext as _

from entente.agenda.models import Panellist, Remark, Screening, Topic, Watch
from entente.people.portability import Section


def about(person_id: int) -> list[Section]:
    proposed = Topic.objects.filter(proposed_by=person_id).order_by("pk")
    said = Remark.objects.filter(by=person_id).select_related("topic").order_by("pk")
    screened = Screening.objects.filter(by=person_id).select_related("topic").order_by("pk")
    seats = Panellist.objects.filter(person=person_id).select_related("round").order_by("pk")
    watched = Watch.objects.filter(person=person_id).select_related("call").order_by("pk")
    return [
        Section(_("Topics you proposed"), ("code", "title", "at"), [(row.code, row.title, row.proposed_at) for row in proposed]),
        Section(_("What you said about topics"), ("topic", "text", "at"), [(row.topic.code, row.text, row.at) for row in said]),
        Section(_("Topics you screened"), ("topic", "verdict", "at"), [(row.topic.code, row.verdict, row.at) for row in screened]),
        Section(_("Panels you sat in"), ("round", "finished"), [(row.round.title, row.finished_at) for row in seats]),
        Section(_("Calls you watch"), ("code", "title"), [(row.call.code, row.call.title) for row in watched]),
    ]
