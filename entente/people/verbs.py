from django.utils.translation import gettext_lazy as _

from entente.record.choices import Seen
from entente.record.verbs import Verb

PERSONAL = Seen.PERSONAL
_FACTS = dict.fromkeys(["title", "given", "family", "phone", "languages"], PERSONAL)
_WHO = {"name": PERSONAL, "email": PERSONAL} | _FACTS
_ROLE = {"role": PERSONAL, "country": PERSONAL, "from": PERSONAL, "to": PERSONAL}
_TOKEN = {"token": PERSONAL, "scopes": PERSONAL, "expires": PERSONAL}
_ADDRESS = {"email": PERSONAL, "kind": PERSONAL}
_GROUND = {"source": PERSONAL, "said": PERSONAL, "basis": PERSONAL, "from": PERSONAL}
_MERGED = {"person": PERSONAL, "email": PERSONAL, "number": PERSONAL, "moved": Seen.OFFICE, "left": Seen.OFFICE}

VERBS = [
    Verb("people.added", _("%(label)s was added"), _WHO, label=PERSONAL),
    Verb("people.changed", _("%(label)s was changed"), _WHO, label=PERSONAL),
    Verb("people.address_added", _("%(label)s has one more address"), _ADDRESS, label=PERSONAL),
    Verb("people.address_preferred", _("%(label)s is written to by another address"), _ADDRESS, label=PERSONAL),
    Verb("people.address_confirmed", _("An address of %(label)s was confirmed"), _ADDRESS, label=PERSONAL),
    Verb("people.address_dropped", _("An address of %(label)s was taken away"), _ADDRESS, label=PERSONAL),
    Verb("people.photograph_given", _("%(label)s agreed to a photograph"), {"digest": PERSONAL, "consent": PERSONAL}, label=PERSONAL),
    Verb("people.photograph_withdrawn", _("The photograph of %(label)s was withdrawn"), label=PERSONAL),
    Verb("people.ground_noted", _("Where %(label)s is known from was noted"), _GROUND, label=PERSONAL),
    Verb(
        "people.shown_chosen",
        _("%(label)s chose what the community sees"),
        {"shows_languages": PERSONAL, "shows_address": PERSONAL},
        label=PERSONAL,
    ),
    Verb("people.merged", _("Another row of %(label)s was merged into this one"), _MERGED, label=PERSONAL),
    Verb("people.merged_away", _("%(label)s was merged into another row"), _MERGED, label=PERSONAL),
    Verb("people.data_given", _("%(label)s was given all that is kept about it"), label=PERSONAL),
    Verb("people.erasure_asked", _("%(label)s asked to be erased"), label=PERSONAL),
    Verb("people.erasure_taken_back", _("%(label)s no longer asks to be erased"), label=PERSONAL),
    Verb("people.erasure_declined", _("%(label)s was not erased as asked"), label=PERSONAL, because=PERSONAL),
    Verb("people.erased", _("Somebody was erased: %(label)s"), label=Seen.OFFICE),
    Verb("people.role_given", _("%(label)s was given a role"), _ROLE, label=PERSONAL),
    Verb("people.role_ended", _("A role of %(label)s ended"), _ROLE, label=PERSONAL),
    Verb("people.invited", _("%(label)s was invited"), {"expires": PERSONAL}, label=PERSONAL),
    Verb("people.came_in", _("%(label)s signed in by a link"), {"first": PERSONAL}, label=PERSONAL),
    Verb("people.account_closed", _("The account of %(label)s was closed"), label=PERSONAL),
    Verb("people.account_reopened", _("The account of %(label)s was opened again"), label=PERSONAL),
    Verb("people.token_made", _("%(label)s made a token"), _TOKEN, label=PERSONAL),
    Verb("people.token_ended", _("%(label)s ended a token"), _TOKEN, label=PERSONAL),
]
