"""What the record says about gatherings. Never their titles, places or links: an entry outlives every marking."""

from django.utils.translation import gettext_lazy as _

from entente.record.choices import Seen
from entente.record.verbs import Verb

OFFICE, OWN = Seen.OFFICE, Seen.PERSONAL

_WHEN = ["starts", "ends", "zone", "answer_by"]
_PLAN = dict.fromkeys([*_WHEN, "kind", "home", "marking", "capacity", "capacity_online", "is_open", "organiser", "sequence"], OFFICE)
_NOTED = dict.fromkeys(["present", "absent", "excused"], OFFICE)
_SHARED = dict.fromkeys(["persons", "organisations", "groups"], OFFICE)
_ANSWER = {"answer": OWN, "how": OWN, "via": OWN, "person": OWN}

VERBS = [
    Verb("gatherings.arranged", _("%(label)s was arranged"), _PLAN | _SHARED, label=OWN),
    Verb("gatherings.changed", _("%(label)s was changed"), _PLAN | _SHARED | {"fields": OFFICE, "asked_again": OFFICE}, label=OWN),
    Verb("gatherings.announced", _("%(label)s was announced"), {"guests": OFFICE}, label=OWN),
    Verb("gatherings.cancelled", _("%(label)s was cancelled"), {"guests": OFFICE, "sequence": OFFICE}, label=OWN),
    Verb("gatherings.invited", _("People were invited to %(label)s"), {"guests": OFFICE, "audience": OFFICE}, label=OWN),
    Verb("gatherings.uninvited", _("Somebody was taken off the list of %(label)s"), {"person": OWN}, label=OWN),
    Verb("gatherings.described", _("What somebody does at %(label)s was changed"), {"person": OWN, "part": OFFICE}, label=OWN),
    Verb("gatherings.answered", _("The invitation to %(label)s was answered"), _ANSWER, label=OWN),
    Verb("gatherings.moved_up", _("Somebody moved up from the waiting list of %(label)s"), {"person": OWN, "how": OWN}, label=OWN),
    Verb(
        "gatherings.attendance_noted",
        _("Who came to %(label)s was noted"),
        _NOTED,
        label=OWN,
    ),
    Verb("gatherings.reminded", _("People were reminded of %(label)s"), {"whom": OFFICE, "guests": OFFICE}, label=OWN),
    Verb("gatherings.calendar_made", _("The address of %(label)s was made anew"), {"home": OWN}, label=OWN),
    Verb("gatherings.calendar_ended", _("The address of %(label)s was taken back"), {"home": OWN}, label=OWN),
]
