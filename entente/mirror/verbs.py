"""The verbs of this room. No field ever holds an amount."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from entente.record.choices import Seen
from entente.record.verbs import Verb


def _verb(name: str, sentence: Any, *fields: str, seen: Seen = Seen.OFFICE) -> Verb:
    return Verb(f"mirror.{name}", sentence, dict.fromkeys(fields, seen), label=seen, because=seen)


OWN = Seen.ORGANISATION
VERBS = [
    _verb("prepared", _("A mirror was prepared: %(label)s"), "body", "figures"),
    _verb("changed", _("A mirror was changed: %(label)s"), "body", "figures"),
    _verb("opened", _("A mirror was opened: %(label)s"), "decision"),
    _verb("closed", _("A mirror was closed: %(label)s"), "contributions", "circles"),
    _verb("given", _("Figures were given: %(label)s"), "figures", seen=OWN),
    _verb("withdrawn", _("Figures were withdrawn: %(label)s"), seen=OWN),
]
