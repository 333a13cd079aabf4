"""What the record says about support: by reference number; what was asked is the member's and the office's to read."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from entente.record.choices import Seen
from entente.record.verbs import Verb

OFFICE, OWN = Seen.OFFICE, Seen.ORGANISATION
_ANSWER = dict.fromkeys(["title", "addressee", "text", "language", "signatory", "signatory_role", "from_on", "to_on"], OFFICE)


def _verb(name: str, sentence: Any, *fields: str, seen: Seen = OWN) -> Verb:
    return Verb(f"support.{name}", sentence, dict.fromkeys(fields, seen), label=OWN, because=OWN)


VERBS = [
    _verb("asked", _("Support %(label)s was asked for"), "kind", "subject", "said", "initiative", "due_on", "promised_on"),
    _verb("taken_up", _("%(label)s was taken up"), "owner"),
    _verb("handed_over", _("%(label)s was handed over"), "owner"),
    _verb("said", _("A message was written about %(label)s"), "from_office"),
    _verb("declined", _("%(label)s was declined")),
    _verb("withdrawn", _("%(label)s was withdrawn")),
    _verb("closed", _("The answer to %(label)s suffices")),
    Verb("support.answer_written", _("An answer to %(label)s was written"), _ANSWER, label=OWN),
    Verb("support.answer_handed_in", _("The answer to %(label)s was handed to a second pair of eyes"), label=OWN),
    Verb("support.answer_sent_back", _("The answer to %(label)s was sent back"), label=OWN),
    _verb("answered", _("%(label)s was answered"), "document", "signed_off_by", "from_on", "to_on"),
    _verb("use_withdrawn", _("The use of the name under %(label)s was withdrawn"), "to_on"),
    Verb(
        "support.promised",
        _("It was set within how many days support is answered"),
        {"kind": Seen.PUBLIC, "working_days": Seen.PUBLIC, "from_on": Seen.PUBLIC},
    ),
    Verb("support.closed_days_set", _("The days on which the office is closed were set"), {"days": Seen.PUBLIC}),
]
