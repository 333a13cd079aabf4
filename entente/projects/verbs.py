"""What the record says about projects: all of it comes from public sources, and who brought it in is the office's to know."""

from django.utils.translation import gettext_lazy as _

from entente.record.choices import Seen
from entente.record.verbs import Verb

PUBLIC, OFFICE = Seen.PUBLIC, Seen.OFFICE

VERBS = [
    Verb(
        "projects.imported",
        _("%(label)s: projects and participations were imported"),
        {
            **{"import": OFFICE, "files": PUBLIC, "noun": PUBLIC, "from_line": OFFICE, "to_line": OFFICE},
            **{"rows": OFFICE, "created": PUBLIC, "changed": PUBLIC, "left_out": OFFICE},
        },
    ),
    Verb("projects.many_added", _("%(label)s: projects were added"), {"projects": PUBLIC, "participations": PUBLIC, "fictional": PUBLIC}),
]
