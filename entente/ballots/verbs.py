"""What the record says about votes: that and when, never how somebody voted. A vote is called by its number, since titles may be marked."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from entente.record.choices import Seen
from entente.record.verbs import Verb

PUBLIC, OWN, OFFICE = Seen.PUBLIC, Seen.ORGANISATION, Seen.OFFICE


def _verb(name: str, sentence: Any, *fields: str, seen: Seen = OFFICE, label: Seen = PUBLIC) -> Verb:
    return Verb(f"ballots.{name}", sentence, dict.fromkeys(fields, seen), label=label)


VERBS = [
    _verb("rule_written", _("The rule %(label)s was written"), "spec", "article", "version", seen=PUBLIC),
    _verb("rule_adopted", _("The rule %(label)s was adopted"), "on", "decision", seen=PUBLIC),
    _verb("rule_ended", _("The rule %(label)s ended"), "on", seen=PUBLIC),
    _verb("rule_dropped", _("The draft of the rule %(label)s was dropped")),
    _verb("drafted", _("%(label)s was prepared"), "rule", "form", "level", "record_on", "opens_at", "closes_at"),
    _verb("changed", _("%(label)s was changed"), "rule", "form", "level", "record_on", "opens_at", "closes_at", "seats"),
    _verb("called", _("%(label)s was announced")),
    _verb("cancelled", _("%(label)s was cancelled")),
    _verb("stood", _("Somebody stands in %(label)s"), "candidate", "for", seen=OWN),
    _verb("stood_down", _("A candidacy in %(label)s was withdrawn"), "candidate", seen=OWN),
    _verb("not_eligible", _("A candidacy in %(label)s was refused"), "candidate", seen=OWN),
    _verb("roll_frozen", _("The roll of %(label)s was frozen"), "roll_hash", "voters", "votes", "rule", "record_on"),
    _verb("roll_thawed", _("The roll of %(label)s was given up before it opened"), "roll_hash"),
    _verb("secrecy_demanded", _("%(label)s: that it be secret was asked for"), "votes", seen=OWN),
    _verb("reminded", _("%(label)s: those whose vote is missing were reminded"), "people"),
    _verb("opened", _("%(label)s was opened"), "seed", "roll_hash", "candidates", "level"),
    _verb("proxy_given", _("%(label)s was given"), "holder", "until", seen=OWN, label=OWN),
    _verb("proxy_revoked", _("%(label)s was revoked"), "holder", seen=OWN, label=OWN),
    _verb("voted", _("%(label)s: a vote was cast"), label=OWN),
    _verb("closed", _("%(label)s was closed"), "voted", "head", seen=PUBLIC),
    _verb("handed_off", _("The roll of %(label)s was handed to Belenios"), "voters"),
    _verb("result_imported", _("The result of %(label)s was taken from Belenios"), "archive", "digest"),
    _verb("counted", _("%(label)s was counted"), "outcome", "elected", "chair"),
    _verb("seated", _("The result of %(label)s became mandates"), "seats", "body"),
    _verb("decided", _("The decision %(label)s was entered"), "vote", "outcome"),
    _verb("decision_caused", _("What the decision %(label)s caused was noted"), "caused"),
    _verb("decision_followed", _("What the decision %(label)s asks for was noted"), "owner", "due_on"),
    _verb("decision_done", _("What the decision %(label)s asked for is done")),
]
