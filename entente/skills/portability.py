"""What this room keeps about a person: its offer as an expert, and what it wrote and reviewed."""

from django.utils.translation import gettext as _

from entente.people.portability import Section
from entente.skills.models import Activity, Asked, Campaign, Course, CyberRange, Effect, Expert, JobTitle


def about(person_id: int) -> list[Section]:
    offers = Expert.objects.filter(person=person_id)
    expert = ("offers", "about", "languages", "visibility", "gender", "consented_at", "confirmed_at")
    wrote = [
        (str(label), str(row), row.written_at)
        for label, model in ((_("Course"), Course), (_("Cyber range"), CyberRange), (_("Campaign"), Campaign))
        for row in model._default_manager.filter(written_by=person_id).order_by("pk")
    ]
    answers = Asked.objects.filter(answered_by=person_id).order_by("pk")
    titles = JobTitle.objects.filter(set_by=person_id).order_by("pk")
    added = Activity.objects.filter(added_by=person_id).order_by("pk")
    noted = Effect.objects.filter(noted_by=person_id).select_related("activity").order_by("pk")
    return [
        Section(_("What you offer as an expert"), expert, list(offers.values_list(*expert))),
        Section(_("What you wrote about skills"), ("kind", "title", "at"), wrote),
        Section(
            _("Surveys of skills you answered"),
            ("year", "organisation", "at"),
            list(answers.values_list("survey__year", "organisation__name", "answered_at")),
        ),
        Section(_("Job titles you mapped"), ("title", "role", "at"), list(titles.values_list("title", "role__name", "set_at"))),
        Section(_("Activities you added"), ("title", "at"), list(added.values_list("title", "added_at"))),
        Section(_("Effects you noted"), ("activity", "at"), list(noted.values_list("activity__title", "noted_at"))),
    ]
