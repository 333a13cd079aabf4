"""What the record says about members, and who may read which field of it."""

from django.utils.translation import gettext_lazy as _

from entente.record.choices import Seen
from entente.record.verbs import Verb

PUBLIC, OWN, OFFICE = Seen.PUBLIC, Seen.ORGANISATION, Seen.OFFICE

_STANDING = {"standing": PUBLIC, "on": PUBLIC, "decision": PUBLIC}
_WORDS = dict.fromkeys(["name", "short_name", "website", "activity", "about", "sectors", "expertise"], PUBLIC)
_PLACE = dict.fromkeys(["country", "region", "city"], PUBLIC)
_CLASS = dict.fromkeys(["kind", "category", "cluster"], PUBLIC)
_DESCRIBED = _WORDS | _PLACE | _CLASS
_NUMBERS = {"pic": PUBLIC, "vat": PUBLIC, "lei": PUBLIC, "register": OWN}
_FIGURES = dict.fromkeys(["year", "headcount", "turnover", "balance"], OWN) | {"size": PUBLIC}
_CATEGORY = dict.fromkeys(["name", "kinds", "clusters", "position"], PUBLIC)
_BATCH = dict.fromkeys(["source", "digest", "rows", "created", "changed", "unchanged", "rejected", "changes"], OFFICE)
_WORK = dict.fromkeys(["person", "role", "job_title", "department"], OWN)

PARTNERSHIP = [
    Verb("members.partnership_founded", _("%(label)s was set up"), {"name": PUBLIC, "shown_as_of": PUBLIC}),
    Verb("members.partnership_changed", _("%(label)s was changed"), {"name": PUBLIC, "shown_as_of": PUBLIC, "profiles_hold": PUBLIC}),
    Verb("members.category_added", _("The category %(label)s was added"), _CATEGORY),
    Verb("members.category_changed", _("The category %(label)s was changed"), _CATEGORY),
    Verb("members.category_removed", _("The category %(label)s was removed"), _CATEGORY),
]
ORGANISATIONS = [
    Verb("members.added", _("%(label)s was added"), _DESCRIBED),
    Verb("members.many_added", _("%(label)s: organisations were added"), {"organisations": PUBLIC, "source": OFFICE}),
    Verb("members.imported", _("%(label)s: a file of organisations was imported"), _BATCH),
    Verb("members.changed", _("%(label)s was changed"), _DESCRIBED),
    Verb("members.profile_changed", _("%(label)s changed its profile"), _DESCRIBED),
    Verb("members.profile_confirmed", _("%(label)s confirmed its profile"), {"holds_until": PUBLIC}),
    Verb(
        "members.identifiers_changed",
        _("The legal numbers of %(label)s were changed"),
        _NUMBERS,
    ),
    Verb("members.moved", _("%(label)s moved its seat"), _PLACE | {"on": PUBLIC}),
    Verb("members.reclassified", _("%(label)s is of another kind"), _CLASS | {"on": PUBLIC}),
    Verb(
        "members.size_noted",
        _("The size of %(label)s was noted"),
        _FIGURES,
    ),
]
MEMBERSHIP = [
    Verb("members.applied", _("%(label)s applied to join"), _STANDING),
    Verb("members.turned_down", _("The application of %(label)s ended without admission"), _STANDING, label=OWN),
    Verb("members.admitted", _("%(label)s was admitted"), _STANDING),
    Verb("members.suspended", _("%(label)s was suspended"), _STANDING),
    Verb("members.reinstated", _("%(label)s was reinstated"), _STANDING),
    Verb("members.left", _("%(label)s left"), _STANDING),
    Verb("members.excluded", _("%(label)s was excluded"), _STANDING),
    Verb("members.standing_taken_back", _("The last change of standing of %(label)s was taken back"), _STANDING),
]
LINKS = [
    Verb("members.delegated", _("%(label)s named a delegate"), _WORK | {"on": OWN}, label=OWN),
    Verb("members.job_changed", _("Somebody has another job in %(label)s"), _WORK, label=OWN),
    Verb(
        "members.person_left",
        _("Somebody left %(label)s"),
        {"person": OWN, "roles": OWN, "on": OWN, "tokens": OFFICE},
        label=OWN,
    ),
    Verb("members.people_imported", _("%(label)s: a file of people was imported"), _BATCH, label=OFFICE),
    Verb("members.delegation_ended", _("A delegation of %(label)s ended"), {"person": OWN, "role": OWN, "on": OWN}, label=OWN),
    Verb("members.ownership_noted", _("An owner of %(label)s was noted"), {"owner": PUBLIC, "share": PUBLIC, "on": PUBLIC}),
    Verb("members.ownership_ended", _("An ownership of %(label)s ended"), {"owner": PUBLIC, "share": PUBLIC, "on": PUBLIC}),
    Verb("members.merged", _("%(label)s continues as another organisation"), {"successor": PUBLIC, "on": PUBLIC, "decision": PUBLIC}),
    Verb("members.took_over", _("%(label)s took over another organisation"), {"organisation": PUBLIC, "on": PUBLIC, "decision": PUBLIC}),
    Verb("members.reached", _("The community that %(label)s reaches was changed"), {"added": PUBLIC, "ended": PUBLIC, "on": PUBLIC}),
]
VOTING = [
    Verb("members.dues_noted", _("The dues of %(label)s were noted"), {"year": OWN, "dues": OWN, "on": OWN}, label=OWN),
    Verb("members.fee_noted", _("The yearly fee of %(label)s was noted"), {"fee": OWN, "on": OWN}, label=OWN),
    Verb("members.represented_noted", _("For how many %(label)s speaks was noted"), {"represented": OWN, "on": OWN}, label=OWN),
    Verb("members.voting_facts_imported", _("%(label)s: a file of dues, fees and represented members was imported"), _BATCH, label=OFFICE),
]
VERBS = [*PARTNERSHIP, *ORGANISATIONS, *MEMBERSHIP, *LINKS, *VOTING]
