"""The verbs of this room: each with its sentence and who may read which field."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from entente.record.choices import Seen
from entente.record.verbs import Verb

OWN = Seen.ORGANISATION


def _verb(name: str, sentence: Any, *fields: str) -> Verb:
    return Verb(f"consortia.{name}", sentence, dict.fromkeys(fields, OWN), label=OWN, because=OWN)


VERBS = [
    _verb("opened", _("A board was opened: %(label)s"), "topic", "countries", "in_member_states", "sme_share", "closes_on"),
    _verb("changed", _("A board was changed: %(label)s"), "topic", "countries", "in_member_states", "sme_share", "closes_on"),
    _verb("closed", _("A board was closed: %(label)s")),
    _verb("role_added", _("A role was added: %(label)s"), "kind", "expertise"),
    _verb("role_changed", _("A role was changed: %(label)s"), "kind", "expertise"),
    _verb("role_dropped", _("A role was dropped: %(label)s")),
    _verb("role_freed", _("A role became free: %(label)s")),
    _verb("invited", _("Asked to a consortium: %(label)s"), "board"),
    _verb("accepted", _("Accepted a role: %(label)s"), "board"),
    _verb("declined", _("Declined a role: %(label)s"), "board"),
    _verb("withdrawn", _("An invitation was taken back: %(label)s"), "board"),
]
