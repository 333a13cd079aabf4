"""The verbs of this room: each with its sentence and who may read which field."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from entente.record.choices import Seen
from entente.record.verbs import Verb

OFFICE, OWN = Seen.OFFICE, Seen.ORGANISATION
COURSE = ("provider", "country", "level", "places", "graduates")


def _verb(name: str, sentence: Any, *fields: str, seen: Seen = OWN) -> Verb:
    return Verb(f"skills.{name}", sentence, dict.fromkeys(fields, seen), label=seen, because=seen)


VERBS = [
    _verb("profiles_imported", _("Role profiles were imported"), "file", "created", "changed", seen=OFFICE),
    _verb("courses_imported", _("Courses were imported"), "file", "created", "changed", seen=OFFICE),
    _verb("course_proposed", _("The course “%(label)s” was proposed"), *COURSE),
    _verb("course_changed", _("The course “%(label)s” was changed"), *COURSE),
    _verb("course_published", _("The course “%(label)s” was published")),
    _verb("course_sent_back", _("The course “%(label)s” was sent back")),
    _verb("course_withdrawn", _("The course “%(label)s” was withdrawn")),
    _verb("batch_published", _("The courses of a file were published"), "batch", "courses", seen=OFFICE),
    _verb("range_registered", _("The cyber range “%(label)s” was registered"), "country", "seats", "capabilities"),
    _verb("range_changed", _("The cyber range “%(label)s” was changed"), "country", "seats", "capabilities"),
    _verb("range_published", _("The cyber range “%(label)s” was published")),
    _verb("range_sent_back", _("The cyber range “%(label)s” was sent back")),
    _verb("range_withdrawn", _("The cyber range “%(label)s” was withdrawn")),
    _verb("exercise_arranged", _("An exercise was arranged"), "gathering", seen=OFFICE),
    _verb("exercise_changed", _("An exercise was changed"), "gathering", seen=OFFICE),
    _verb("survey_opened", _("The survey of skills %(label)s was opened"), "closes_at", "asked", seen=OFFICE),
    _verb("survey_answered", _("The survey of skills was answered"), "year", "lines", "open"),
    _verb("figures_published", _("The figures of the survey of skills %(label)s were published"), "digest", seen=Seen.PUBLIC),
    _verb("campaign_planned", _("The campaign “%(label)s” was planned"), "begins_on", "ends_on", "audiences", seen=OFFICE),
    _verb("campaign_changed", _("The campaign “%(label)s” was changed"), "begins_on", "ends_on", "audiences", seen=OFFICE),
    _verb("campaign_published", _("The campaign “%(label)s” was published"), seen=OFFICE),
    _verb("campaign_sent_back", _("The campaign “%(label)s” was sent back"), seen=OFFICE),
    _verb("campaign_withdrawn", _("The campaign “%(label)s” was withdrawn"), seen=OFFICE),
    _verb("activity_added", _("The activity “%(label)s” was added"), "campaign", "begins_on", "ends_on"),
    _verb("effect_noted", _("It was noted how far the activity “%(label)s” came"), "kind", "value", "unit", "on"),
    _verb("expert_offered", _("Somebody offered to train, mentor or speak"), "offers", "visibility", seen=OFFICE),
    _verb("expert_took_back", _("Somebody took back the offer to train, mentor or speak"), seen=OFFICE),
    _verb("title_mapped", _("The job title “%(label)s” was mapped to a role"), "role", "level"),
    _verb("title_dropped", _("The job title “%(label)s” was dropped"), "role"),
]
