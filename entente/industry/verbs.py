"""The verbs of this room: each with its sentence and who may read which field."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from entente.record.choices import Seen
from entente.record.verbs import Verb

OFFICE, OWN, PUBLIC = Seen.OFFICE, Seen.ORGANISATION, Seen.PUBLIC


def _verb(name: str, sentence: Any, *fields: str, seen: Seen = OWN) -> Verb:
    return Verb(f"industry.{name}", sentence, dict.fromkeys(fields, seen), label=seen, because=seen)


VERBS = [
    _verb(
        "criteria_set",
        _("Criteria of the label were set: %(label)s"),
        "version",
        "from_on",
        "criteria",
        "validity_months",
        "fee",
        seen=PUBLIC,
    ),
    _verb("issuer_named", _("An issuer of the label was named: %(label)s"), "country", "from_on", seen=PUBLIC),
    _verb("issuer_ended", _("An issuer of the label was ended: %(label)s"), "to_on", seen=PUBLIC),
    _verb("applied", _("The label was applied for: %(label)s"), "criteria", "answers", "renews", "evidence"),
    _verb("withdrawn", _("An application for the label was withdrawn: %(label)s")),
    _verb("granted", _("The label %(label)s was granted"), "number", "from_on", "until_on", "issuer", seen=PUBLIC),
    _verb("refused", _("An application for the label was refused: %(label)s"), "issuer"),
    _verb("revoked", _("The label %(label)s was revoked"), "revoked_on", seen=PUBLIC),
    _verb("complained", _("A complaint came: %(label)s"), seen=OFFICE),
    _verb("complaint_answered", _("A complaint was answered: %(label)s"), "state", seen=OFFICE),
    _verb("profile_kept", _("The growth profile of %(label)s was changed"), "stage", "size", "seeking", "is_public"),
    _verb("investors_imported", _("Investors were imported into %(label)s"), "created", "changed", "file", seen=OFFICE),
    _verb("observed_imported", _("Observations of the industry were imported into %(label)s"), "created", "changed", "file", seen=OFFICE),
    _verb("day_called", _("A call for pitches was set: %(label)s"), "opens_on", "closes_on", "slots", "tables", "minutes", seen=OFFICE),
    _verb("pitched", _("A pitch was handed in: %(label)s"), "day"),
    _verb("pitch_answered", _("A pitch was answered: %(label)s"), "state"),
    _verb("attends", _("An investor takes part: %(label)s"), "day", seen=OFFICE),
    _verb("wished", _("Meetings were wished for: %(label)s"), "wishes"),
    _verb("wish_answered", _("A wish to meet was answered: %(label)s"), "answer"),
    _verb("laid_out", _("Meetings were laid out: %(label)s"), "meetings", "worth", "bound", seen=OFFICE),
    _verb("meeting_moved", _("A meeting was moved: %(label)s"), "slot"),
    _verb("outcome_told", _("An outcome was entered: %(label)s"), "kind", "on", "round", "amount", "may_count"),
    _verb("outcome_withdrawn", _("An outcome was withdrawn: %(label)s")),
    _verb("counted", _("The observatory was counted: %(label)s"), "digest", seen=PUBLIC),
]
