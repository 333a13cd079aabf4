"""What the record says about documents. Never their titles, words or file names: an entry outlives every marking, and offices change."""

from django.utils.translation import gettext_lazy as _

from entente.record.choices import Seen
from entente.record.verbs import Verb

OFFICE, OWN = Seen.OFFICE, Seen.PERSONAL

_VERSION = dict.fromkeys(["version", "kind", "size", "digest"], OFFICE)
_SHARED = dict.fromkeys(["marking", "persons", "organisations", "groups"], OFFICE)
_ASKED = dict.fromkeys(["people", "paragraph", "until"], OFFICE)
_KEPT = dict.fromkeys(["keep_until", "afterwards"], OFFICE)

VERBS = [
    Verb("documents.filed", _("%(label)s was filed"), {"home": OFFICE, **_SHARED, **_KEPT, **_VERSION}, label=OWN),
    Verb("documents.version_added", _("%(label)s has a new version"), _VERSION, label=OWN),
    Verb("documents.described", _("%(label)s was described anew"), {"title": OFFICE, "language": OFFICE}, label=OWN),
    Verb("documents.marked", _("%(label)s was marked anew"), _SHARED, label=OWN),
    Verb("documents.kept", _("It was decided how long %(label)s is kept"), _KEPT, label=OWN),
    Verb("documents.commented", _("Somebody commented on %(label)s"), {"comment": OFFICE, "paragraph": OFFICE}, label=OWN),
    Verb("documents.comments_asked", _("Comments on %(label)s were asked for"), _ASKED, label=OWN),
    Verb("documents.retired", _("%(label)s was retired"), label=OWN),
    Verb("documents.brought_back", _("%(label)s was brought back"), label=OWN),
    Verb("documents.destroyed", _("%(label)s was destroyed"), {"versions": OFFICE}, label=OWN),
]
