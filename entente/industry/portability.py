"""What this room keeps about a person: labels it applied for and decided, complaints, pitches, outcomes, investors it answers for."""

from django.utils.translation import gettext as _

from entente.industry.models import Attending, Complaint, Label, Outcome, Pitch
from entente.people.portability import Section


def about(person_id: int) -> list[Section]:
    applied = Label.objects.filter(applied_by=person_id).select_related("organisation").order_by("pk")
    decided = Label.objects.filter(decided_by=person_id).select_related("organisation").order_by("pk")
    complained = Complaint.objects.filter(by=person_id).order_by("pk")
    answered = Complaint.objects.filter(answered_by=person_id).order_by("pk")
    pitched = Pitch.objects.filter(by=person_id).select_related("profile__organisation").order_by("pk")
    told = Outcome.objects.filter(by=person_id).select_related("organisation").order_by("pk")
    hosts = Attending.objects.filter(person=person_id).select_related("investor").order_by("pk")
    return [
        Section(
            _("Labels you applied for"),
            ("organisation", "state", "at"),
            [(str(row.organisation), row.state, row.applied_at) for row in applied],
        ),
        Section(_("Labels you decided on"), ("number", "state", "at"), [(str(row), row.state, row.decided_at) for row in decided]),
        Section(_("Complaints you made"), ("text", "state", "at"), [(row.text, row.state, row.at) for row in complained]),
        Section(_("Complaints you answered"), ("answer", "state", "at"), [(row.answer, row.state, row.answered_at) for row in answered]),
        Section(_("Pitches you handed in"), ("company", "title", "at"), [(str(row.profile), row.title, row.at) for row in pitched]),
        Section(_("Outcomes you entered"), ("company", "kind", "at"), [(str(row.organisation), row.kind, row.at) for row in told]),
        Section(_("Investors you answer for"), ("investor", "day"), [(str(row.investor), str(row.day_id)) for row in hosts]),
    ]
