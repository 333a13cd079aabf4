"""What this room keeps about a person: where it is a contact, which meetings it was in, what it looks after."""

from django.utils.translation import gettext as _

from entente.dialogue.models import Contact, Encounter, Followed, FollowUp, TrackerCheck
from entente.people.portability import Section


def about(person_id: int) -> list[Section]:
    contacts = Contact.objects.filter(person=person_id).select_related("counterpart", "keeper").order_by("pk")
    met = Encounter.objects.filter(contacts__person=person_id) | Encounter.objects.filter(ours=person_id)
    followed = Followed.objects.filter(responsible=person_id).select_related("tracker").order_by("pk")
    checks = TrackerCheck.objects.filter(by=person_id).select_related("followed__tracker").order_by("pk")
    follow = FollowUp.objects.filter(owner=person_id).order_by("pk")
    return [
        Section(
            _("Where you are a contact"),
            ("body", "role", "kept by", "basis", "consent on", "consent", "since", "ended"),
            [
                (str(row.counterpart), row.role, row.keeper.name, row.basis, row.consented_on, row.consent_said, row.since_on, row.ended_on)
                for row in contacts
            ],
        ),
        Section(
            _("Meetings with partner bodies that you were in"),
            ("on", "body", "about", "agreed", "basis"),
            [
                (row.on, str(row.counterpart), row.about, row.agreed, row.basis)
                for row in met.select_related("counterpart").distinct().order_by("on", "pk")
            ],
        ),
        Section(_("Countries you look after"), ("tracker", "country"), [(str(row.tracker), row.country_id) for row in followed]),
        Section(_("Checks you entered"), ("what", "on", "source"), [(str(row.followed), row.on, row.address) for row in checks]),
        Section(_("What you follow up"), ("text", "due", "done"), [(row.text, row.due_on, row.done_on) for row in follow]),
    ]
