"""The verbs of this room: each with its sentence and who may read which field. What is marked is never written into the record."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from entente.record.choices import Seen
from entente.record.verbs import Verb

OFFICE, OWN = Seen.OFFICE, Seen.ORGANISATION


def _verb(name: str, sentence: Any, *fields: str, seen: Seen = OWN) -> Verb:
    return Verb(f"exchange.{name}", sentence, dict.fromkeys(fields, seen), label=seen, because=seen)


VERBS = [
    _verb("drafted", _("%(label)s was drafted"), "number", "marking"),
    _verb("rewritten", _("Another version of %(label)s was written"), "number", "marking"),
    _verb("put", _("%(label)s was handed in for review"), "number"),
    _verb("sent_back", _("%(label)s was sent back"), "number"),
    _verb("published", _("%(label)s was published"), "number", "marking", "expires_on"),
    _verb("renewed", _("%(label)s was renewed"), "expires_on"),
    _verb("practice_withdrawn", _("%(label)s was withdrawn")),
    _verb("deployed", _("It was said where %(label)s is at work"), "sector", "on"),
    _verb("translated", _("%(label)s was translated"), "language", "number"),
    _verb("needed", _("The need %(label)s was stated"), "sector", "marking", "is_named"),
    _verb("need_changed", _("The need %(label)s was changed"), "sector", "marking", "is_named"),
    _verb("need_closed", _("The need %(label)s was closed"), "state"),
    _verb("matched", _("Practices were matched with the need %(label)s"), "found", "new"),
    _verb("offered", _("A practice was offered for the need %(label)s"), "practice"),
    _verb("dismissed", _("A suggestion for the need %(label)s was dismissed"), "practice", "reason"),
    _verb("asked", _("The circle was asked %(label)s"), "body", "is_named", seen=OFFICE),
    _verb("answered", _("%(label)s was answered"), seen=OFFICE),
    _verb("question_closed", _("%(label)s was closed"), seen=OFFICE),
    _verb("consent_asked", _("Those who answered %(label)s were asked whether a practice may be made of it"), "people", seen=OFFICE),
    _verb("consented", _("It was said whether an answer to %(label)s may be used"), "may_use", seen=OFFICE),
    _verb("made_of_answers", _("A practice was made of the answers to %(label)s"), "practice", seen=OFFICE),
    _verb("contacted", _("%(label)s began: somebody takes up a practice"), "practice", "sector"),
    _verb("moved", _("%(label)s went on"), "state", "on", "why_not"),
    _verb("story_told", _("The story of %(label)s was told"), "is_public"),
]
