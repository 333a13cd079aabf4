"""The verbs of this room: each with its sentence and who may read which field."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from entente.record.choices import Seen
from entente.record.verbs import Verb

OFFICE, PUBLIC, PERSONAL = Seen.OFFICE, Seen.PUBLIC, Seen.PERSONAL


def _verb(name: str, sentence: Any, *fields: str, seen: Seen = OFFICE, label: Seen | None = None, **more: Seen) -> Verb:
    return Verb(f"dialogue.{name}", sentence, dict.fromkeys(fields, seen) | more, label=label or seen, because=OFFICE)


VERBS = [
    _verb("regions_imported", _("What Eurostat says of regions was imported"), "file", "created", "changed", seen=PUBLIC),
    _verb("item_put", _("“%(label)s” was put beside a region"), "region", "kind", "organisation", "from_on", "to_on", seen=PUBLIC),
    _verb("item_changed", _("“%(label)s” beside a region was changed"), "region", "kind", "organisation", "from_on", "to_on", seen=PUBLIC),
    _verb("link_put", _("“%(label)s” of regions was entered"), "kind", "state", "begins_on", "ends_on", "regions", seen=PUBLIC),
    _verb("link_changed", _("“%(label)s” of regions was changed"), "kind", "state", "begins_on", "ends_on", "regions", seen=PUBLIC),
    _verb("counterpart_put", _("The counterpart “%(label)s” was entered"), "kind", "country_id", "region_id", "is_public"),
    _verb("counterpart_changed", _("The counterpart “%(label)s” was changed"), "kind", "country_id", "region_id", "is_public"),
    _verb("contact_added", _("A contact was added"), "basis", "consented_on", person=PERSONAL, keeper=PERSONAL),
    _verb("contact_ended", _("A contact ended"), "ended_on"),
    _verb("met", _("A meeting with a counterpart was written down"), "counterpart", "on", "basis"),
    _verb("memorandum_put", _("The memorandum “%(label)s” was entered"), "state", "signed_on", "ends_on", "renew_by"),
    _verb("memorandum_changed", _("The memorandum “%(label)s” was changed"), "state", "signed_on", "ends_on", "renew_by"),
    _verb("memorandum_renewed", _("The memorandum “%(label)s” renews another"), "state", "signed_on", "ends_on", "renew_by"),
    _verb("memorandum_ended", _("The memorandum “%(label)s” ended"), "state", "signed_on", "ends_on", "renew_by"),
    _verb("owed", _("Something is to be done under “%(label)s”"), "whose", "text", "due_on"),
    _verb("fulfilled", _("Something was done under “%(label)s”"), "text", "done_on", "how"),
    _verb("event_made", _("A gathering was made an event"), "survey"),
    _verb("event_changed", _("The programme of an event was changed"), "starts_at", "minutes"),
    _verb("rate_set", _("A rate of an event was set"), "whom", "label", "amount", "until_on"),
    _verb("to_follow", _("Something is to follow from an event"), "kind", "due_on", owner=PERSONAL),
    _verb("followed_up", _("Something followed from an event"), "kind", "done_on"),
    _verb("consultation_noted", _("The consultation “%(label)s” was noted"), "closes_on", "body", "stage", seen=PUBLIC),
    _verb("consultation_changed", _("The consultation “%(label)s” was changed"), "closes_on", "body", "stage", seen=PUBLIC),
    _verb(
        "answer_moved",
        _("The answer to “%(label)s” went on"),
        "deliverable",
        "comments",
        "sent_as",
        label=PUBLIC,
        stage=PUBLIC,
        sent_on=PUBLIC,
    ),
    _verb("pleaded", _("A point of a position was entered")),
    _verb("taken_up", _("What became of a point of a position was entered"), "taken", "where"),
    _verb("tracker_put", _("The tracker “%(label)s” was set up"), "keeps", seen=PUBLIC),
    _verb("tracker_changed", _("The tracker “%(label)s” was changed"), "keeps", seen=PUBLIC),
    _verb("given", _("Somebody looks after %(label)s"), "country", label=PUBLIC, responsible=PERSONAL),
    _verb("checked", _("%(label)s was checked"), "country", "phase", "is_infringing", "on", "source", seen=PUBLIC),
]
