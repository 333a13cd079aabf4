"""What the record says about forms and rounds: never a title, a question or an answer, for an entry outlives every marking."""

from django.utils.translation import gettext_lazy as _

from entente.record.choices import Seen
from entente.record.verbs import Verb

OFFICE, OWN = Seen.OFFICE, Seen.PERSONAL

_PLAN = dict.fromkeys(["home", "marking", "asks", "audience", "anonymous", "opens_at", "closes_at", "results", "remind_days"], OFFICE)

VERBS = [
    Verb("forms.written", _("%(label)s was written"), {"questions": OFFICE, "version": OFFICE, "home": OFFICE}, label=OFFICE),
    Verb("forms.planned", _("%(label)s was planned"), {"form": OFFICE, "version": OFFICE, **_PLAN}, label=OFFICE),
    Verb("forms.round_changed", _("%(label)s was changed"), {"form": OFFICE, "version": OFFICE, **_PLAN}, label=OFFICE),
    Verb("forms.round_translated", _("%(label)s was translated"), {"language": OFFICE}, label=OFFICE),
    Verb("forms.scheduled", _("%(label)s will open by itself"), {"opens_at": OFFICE}, label=OFFICE),
    Verb("forms.unscheduled", _("%(label)s will not open by itself"), label=OFFICE),
    Verb("forms.stopped", _("%(label)s could not open"), label=OFFICE),
    Verb("forms.opened", _("%(label)s was opened"), {"asked": OFFICE, "people": OFFICE, "closes_at": OFFICE}, label=OFFICE),
    Verb("forms.asked", _("%(label)s was asked of more"), {"asked": OFFICE, "people": OFFICE}, label=OFFICE),
    Verb("forms.extended", _("%(label)s stays open longer"), {"closes_at": OFFICE}, label=OFFICE),
    Verb("forms.closed", _("%(label)s was closed"), {"answered": OFFICE, "asked": OFFICE}, label=OFFICE),
    Verb("forms.reminded", _("Those missing in %(label)s were reminded"), {"people": OFFICE}, label=OFFICE),
    Verb("forms.sent", _("An answer in %(label)s was sent"), {"number": OWN}, label=OWN),
    Verb("forms.said_nothing", _("In %(label)s there was nothing to report"), label=OWN),
    Verb("forms.declined", _("An answer in %(label)s was declined"), label=OWN),
    Verb("forms.dropped", _("%(label)s was dropped"), label=OFFICE),
]
