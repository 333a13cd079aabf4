from django.utils.translation import gettext_lazy as _

from entente.record.choices import Seen
from entente.record.verbs import Verb

OFFICE, PERSONAL = Seen.OFFICE, Seen.PERSONAL
_TEXT = dict.fromkeys(["subject", "kind", "audience", "marking", "circle", "home", "form", "body", "sections"], OFFICE)

VERBS = [
    Verb("notices.told", _("“%(label)s” was queued"), {"kind": OFFICE, "people": OFFICE, "not_sent": OFFICE}, label=OFFICE),
    Verb("notices.drafted", _("“%(label)s” was drafted"), _TEXT, label=OFFICE),
    Verb("notices.changed", _("“%(label)s” was changed"), _TEXT, label=OFFICE),
    Verb("notices.handed_in", _("“%(label)s” was handed to a second pair of eyes"), {"people": OFFICE}, label=OFFICE),
    Verb("notices.approved", _("“%(label)s” was approved"), {"send_at": OFFICE}, label=OFFICE),
    Verb("notices.sent_back", _("“%(label)s” was sent back"), {}, label=OFFICE),
    Verb("notices.withdrawn", _("“%(label)s” was withdrawn"), {}, label=OFFICE),
    Verb("notices.sent", _("“%(label)s” was sent"), {"people": OFFICE, "kept_from": OFFICE, "audience": OFFICE}, label=OFFICE),
    Verb("notices.stopped", _("“%(label)s” could not be sent"), {}, label=OFFICE),
    Verb("notices.settled", _("What became of a mail of “%(label)s” was settled"), {"person": OFFICE, "state": OFFICE}, label=OFFICE),
    Verb("notices.audience_saved", _("The audience “%(label)s” was saved"), {"expression": OFFICE, "address": OFFICE}, label=OFFICE),
    Verb("notices.audience_dropped", _("The audience “%(label)s” was dropped"), {"expression": OFFICE, "address": OFFICE}, label=OFFICE),
    Verb("notices.preference_chosen", _("%(label)s chose what to be told"), {"kind": PERSONAL, "wanted": PERSONAL}, label=PERSONAL),
    Verb(
        "notices.link_used",
        _("%(label)s used a link in a mail"),
        {"link": PERSONAL, "subject": PERSONAL, "choice": PERSONAL},
        label=PERSONAL,
    ),
    Verb("notices.bounces_read", _("Reports of mails that came back were read"), {"hard": OFFICE, "soft": OFFICE}, label=OFFICE),
    Verb("notices.address_cleared", _("The address of %(label)s is tried again"), {}, label=PERSONAL),
    Verb("notices.forgotten", _("What was said to %(label)s was forgotten"), {}, label=PERSONAL),
    Verb("notices.domain_checked", _("The sending domain %(label)s was checked"), {"right": OFFICE}, label=OFFICE),
    Verb("notices.key_made", _("%(label)s made the key that signs mails"), {"selector": OFFICE}, label=OFFICE),
]
