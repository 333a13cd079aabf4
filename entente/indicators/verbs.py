"""The verbs of this room: each with its sentence and who may read which field."""

from django.utils.translation import gettext_lazy as _

from entente.record.choices import Seen
from entente.record.verbs import Verb

PUBLIC, OFFICE = Seen.PUBLIC, Seen.OFFICE
_DEFINED = dict.fromkeys(["code", "unit", "direction", "source", "measure", "baseline", "baseline_on", "targets"], OFFICE)
_SEEN = dict.fromkeys(["on", "value", "why_not", "evidence", "asked", "answered", "method", "release"], OFFICE)

VERBS = [
    Verb("indicators.defined", _("The indicator %(label)s was defined"), _DEFINED, label=OFFICE),
    Verb("indicators.changed", _("The indicator %(label)s was changed"), _DEFINED, label=OFFICE),
    Verb("indicators.observed", _("A value was entered: %(label)s"), _SEEN, label=OFFICE),
    Verb("indicators.computed", _("A value was computed: %(label)s"), _SEEN, label=OFFICE),
    Verb("indicators.validated", _("A value was validated: %(label)s"), label=OFFICE),
    Verb("indicators.sent_back", _("A value was sent back: %(label)s"), label=OFFICE),
]
