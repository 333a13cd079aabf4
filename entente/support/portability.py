"""What this room keeps about a person: what it asked for, took care of, wrote and signed off."""

from django.utils.translation import gettext as _

from entente.people.portability import Section
from entente.support.models import Answer, Message, Request


def about(person_id: int) -> list[Section]:
    asked = Request.objects.filter(asked_by=person_id).order_by("pk")
    owned = Request.objects.filter(owner=person_id).order_by("pk")
    said = Message.objects.filter(by=person_id).select_related("request").order_by("pk")
    signed = Answer.objects.filter(signed_off_by=person_id).select_related("request").order_by("pk")
    return [
        Section(
            _("Support you asked for"),
            ("number", "kind", "subject", "state", "at"),
            [(row.number, row.kind, row.subject, row.state, row.asked_at) for row in asked],
        ),
        Section(_("Requests you took care of"), ("number", "state", "at"), [(row.number, row.state, row.taken_up_at) for row in owned]),
        Section(_("What you wrote about requests"), ("number", "text", "at"), [(row.request.number, row.text, row.at) for row in said]),
        Section(_("Answers you signed off"), ("number", "at"), [(row.request.number, row.signed_at) for row in signed]),
    ]
