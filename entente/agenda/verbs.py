"""What the record says about the agenda. Proposals are the community's; answers of a panel are nobody's: only that they were given."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from entente.record.choices import Seen
from entente.record.verbs import Verb

PUBLIC, OFFICE = Seen.PUBLIC, Seen.OFFICE
FIELDS = (
    *("title", "problem", "state_of_the_art", "expected_result", "evidence", "horizon", "readiness_now", "readiness_aimed"),
    *("cost_low", "cost_high", "sectors", "expertise"),
)


def _verb(name: str, sentence: Any, *fields: str, seen: Seen = OFFICE, label: Seen = OFFICE) -> Verb:
    return Verb(f"agenda.{name}", sentence, dict.fromkeys(fields, seen), label=label, because=label)


VERBS = [
    _verb("topic_proposed", _("Topic %(label)s was proposed"), *FIELDS, "for"),
    _verb("topic_changed", _("Topic %(label)s was changed"), *FIELDS),
    _verb("topic_screened", _("Topic %(label)s was screened"), "verdict", "body"),
    _verb("topics_merged", _("Topics were merged into %(label)s"), "of"),
    _verb("topic_split", _("Topic %(label)s was split"), "into"),
    _verb("topic_discussed", _("Something was said about topic %(label)s")),
    _verb("screener_named", _("%(label)s screens topics from now on"), "from_on"),
    _verb(
        "round_prepared", _("The assessment “%(label)s” was prepared"), "method", "horizon", "questions", "closes_on", "topics", "criteria"
    ),
    _verb("panel_named", _("The panel of “%(label)s” was named"), "people", "categories"),
    _verb("round_opened", _("The assessment “%(label)s” was opened"), "people"),
    _verb("panel_reminded", _("The panel of “%(label)s” was reminded"), "people"),
    _verb("round_begun", _("Somebody of the panel of “%(label)s” began"), "interests"),
    _verb("round_answered", _("Somebody of the panel of “%(label)s” answered all questions")),
    _verb("round_closed", _("The assessment “%(label)s” was closed"), "answered", "answers_digest", seen=PUBLIC, label=PUBLIC),
    _verb("edition_drafted", _("The edition “%(label)s” was drafted"), "title", "introduction", "rounds"),
    _verb("edition_published", _("The edition “%(label)s” was published"), "number", "topics", "digest", seen=PUBLIC, label=PUBLIC),
    _verb("calls_imported", _("%(label)s: call topics were imported"), "file", "created", "changed", seen=PUBLIC, label=PUBLIC),
    _verb("link_said", _("Whether a call answers topic %(label)s was said"), "call", "state"),
    _verb("result_noted", _("A result of the project %(label)s was noted"), "title", "address", "on", seen=PUBLIC, label=PUBLIC),
]
