"""The verbs of this room: each with its sentence and who may read which field."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from entente.record.choices import Seen
from entente.record.verbs import Verb

OFFICE, OWN = Seen.OFFICE, Seen.ORGANISATION


def _verb(name: str, sentence: Any, *fields: str, seen: Seen = OWN) -> Verb:
    return Verb(f"programme.{name}", sentence, dict.fromkeys(fields, seen), label=seen, because=seen)


VERBS = [
    _verb("goal_set", _("The goal “%(label)s” was set"), "horizon", "owner", "indicators", "is_public", seen=OFFICE),
    _verb("goal_changed", _("The goal “%(label)s” was changed"), "horizon", "owner", "indicators", "is_public", seen=OFFICE),
    _verb("proposed", _("The initiative “%(label)s” was proposed"), "lead", "begins_on", "ends_on", "budget"),
    _verb("changed", _("The initiative “%(label)s” was changed"), "lead", "begins_on", "ends_on", "budget"),
    _verb("moved", _("The initiative “%(label)s” went on"), "state"),
    _verb("planned", _("The milestone “%(label)s” was planned"), "begins_on", "due_on", "after", "group"),
    _verb("forecast", _("The milestone “%(label)s” is expected on another day"), "expected_on"),
    _verb("reached", _("The milestone “%(label)s” was reached"), "done_on", "evidence"),
    _verb("review_written", _("A review was written: %(label)s"), "digest", seen=OFFICE),
    _verb("review_put", _("A review was put before the board: %(label)s"), "body", seen=OFFICE),
    Verb(
        "programme.review_adopted",
        _("A review was adopted: %(label)s"),
        {"digest": Seen.PUBLIC, "decision": OFFICE, "adopted_on": Seen.PUBLIC},
    ),
]
