"""What the record says about advisories: by number; what they tell is read where they are, through their marking."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from entente.record.choices import Seen
from entente.record.verbs import Verb

OFFICE, OWN = Seen.OFFICE, Seen.ORGANISATION


def _verb(name: str, sentence: Any, *fields: str, seen: Seen = OFFICE) -> Verb:
    return Verb(f"watch.{name}", sentence, dict.fromkeys(fields, seen), label=seen, because=seen)


VERBS = [
    _verb("published", _("%(label)s was published"), "marking", "due_on", "asked"),
    _verb("changed", _("%(label)s was changed"), "marking", "revision"),
    _verb("withdrawn", _("%(label)s was withdrawn")),
    _verb("answered", _("%(label)s was answered by an organisation"), "stance", seen=OWN),
    _verb("imported", _("Advisories were imported"), "created", "changed", "unchanged", "rejected", "files"),
    _verb("circle_set", _("The circle %(label)s was given its defaults"), "sectors", "marking", "pap", "answer_days"),
    _verb("uses_set", _("What %(label)s uses was set"), "count", seen=OWN),
]
