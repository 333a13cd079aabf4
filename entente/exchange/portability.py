"""What this room keeps about a person: what it wrote, needed, asked, answered, reviewed and took up."""

from django.utils.translation import gettext as _

from entente.exchange.models import Answer, Need, Practice, Question, Reuse, Version
from entente.people.portability import Section


def about(person_id: int) -> list[Section]:
    wrote = Version.objects.filter(by=person_id).order_by("pk").values_list("practice", "number", "state", "at")
    reviewed = Version.objects.filter(reviewed_by=person_id).order_by("pk").values_list("practice", "number", "reviewed_at")
    shared = Practice.objects.filter(by=person_id).order_by("pk").values_list("pk", "title", "state", "at")
    needed = Need.objects.filter(by=person_id).order_by("pk").values_list("pk", "title", "state", "at")
    asked = Question.objects.filter(by=person_id).order_by("pk").values_list("pk", "title", "text", "at")
    answered = Answer.objects.filter(by=person_id).order_by("pk").values_list("question", "text", "may_use", "at")
    took_up = Reuse.objects.filter(by=person_id).order_by("pk").values_list("pk", "practice", "state", "at")
    return [
        Section(_("Practices you shared"), ("practice", "title", "state", "at"), list(shared)),
        Section(_("Versions of practices you wrote"), ("practice", "version", "state", "at"), list(wrote)),
        Section(_("Practices you reviewed"), ("practice", "version", "at"), list(reviewed)),
        Section(_("Needs you stated"), ("need", "title", "state", "at"), list(needed)),
        Section(_("Questions you asked your circles"), ("question", "title", "text", "at"), list(asked)),
        Section(_("Answers you gave"), ("question", "text", "may_use", "at"), list(answered)),
        Section(_("Practices you took up"), ("reuse", "practice", "state", "at"), list(took_up)),
    ]
