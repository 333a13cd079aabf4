"""What the record says about bodies. Never the words of actions, agendas or minutes: an entry outlives every marking."""

from django.utils.translation import gettext_lazy as _

from entente.record.choices import Seen
from entente.record.verbs import Verb

PUBLIC, OWN, OFFICE = Seen.PUBLIC, Seen.ORGANISATION, Seen.OFFICE

_REMIT = dict.fromkeys(["name", "scope", "on"], PUBLIC)
_RULES = dict.fromkeys(["kind", "joining", "marking", "notes_openings", "parent"], PUBLIC)
_MANDATE = {
    "seat": PUBLIC,
    "term_ends": PUBLIC,
    "role": PUBLIC,
    "from": PUBLIC,
    "on": PUBLIC,
    "decision": PUBLIC,
    "for": OWN,
    "person": OWN,
}
_RULE = dict.fromkeys(
    [
        *("rule", "on", "kind", "what", "source", "group", "category", "seats", "term_months", "country_cap", "substitutes"),
        *("organisation_cap", "categories", "days", "blocks", "numerator", "denominator", "is_strict", "counts_represented"),
        *("most_represented", "second_call_free", "written_days", "written_numerator", "written_denominator"),
    ],
    PUBLIC,
)
_PROPOSAL = dict.fromkeys(["person", "role", "for", "kind"], OWN)
_POINT = dict.fromkeys(["owner", "due_on"], OFFICE)
_AGENDA = dict.fromkeys(["subject", "due_on", "meeting", "place", "papers", "minutes"], OFFICE)
_WRITTEN = dict.fromkeys(["state", "agree", "object", "abstain", "entitled", "needed"], OFFICE)
_ROUND = dict.fromkeys(["version", "opens_at", "closes_at"], OFFICE)
_DELIVERABLE = dict.fromkeys(["owner", "due_on", "state", "document", "decision"], OFFICE)

VERBS = [
    Verb("governance.founded", _("%(label)s was founded"), _REMIT | _RULES),
    Verb("governance.described", _("%(label)s has another name or scope"), _REMIT),
    Verb("governance.rules_changed", _("%(label)s is run by other rules"), _RULES),
    Verb("governance.dissolved", _("%(label)s was dissolved"), {"on": PUBLIC, "mandates": PUBLIC}, because=PUBLIC),
    Verb("governance.rule_set", _("%(label)s sits or meets by another rule"), _RULE),
    Verb("governance.rule_ended", _("A rule of %(label)s holds no more"), _RULE),
    Verb("governance.mandate_given", _("A seat in %(label)s was taken"), _MANDATE),
    Verb("governance.mandates_given", _("Seats in %(label)s were taken"), {"seats": PUBLIC}),
    Verb("governance.mandate_changed", _("A seat in %(label)s changed its role"), _MANDATE),
    Verb("governance.mandate_ended", _("A seat in %(label)s became free"), _MANDATE),
    Verb("governance.asked_to_join", _("Somebody asked to join %(label)s"), _PROPOSAL, label=OWN, because=OWN),
    Verb("governance.seat_offered", _("A seat in %(label)s was offered"), _PROPOSAL, label=OWN, because=OWN),
    Verb("governance.proposal_declined", _("A seat in %(label)s was declined"), _PROPOSAL, label=OWN, because=OWN),
    Verb("governance.proposal_withdrawn", _("A request or offer in %(label)s was withdrawn"), _PROPOSAL, label=OWN, because=OWN),
    Verb("governance.written_to", _("%(label)s was written to"), {"people": OFFICE, "marking": OFFICE}, label=OFFICE),
    Verb("governance.action_made", _("%(label)s was made"), _POINT, label=OFFICE),
    Verb("governance.action_changed", _("%(label)s was changed"), _POINT, label=OFFICE),
    Verb("governance.action_ended", _("%(label)s was closed"), {"state": OFFICE}, label=OFFICE),
    Verb("governance.action_remarked", _("Something was said of %(label)s"), {"remark": OFFICE}, label=OFFICE),
    Verb("governance.action_reopened", _("%(label)s was opened again"), label=OFFICE),
    Verb("governance.put_on_agenda", _("%(label)s is to be dealt with"), _AGENDA, label=OFFICE),
    Verb("governance.agenda_changed", _("%(label)s was moved or changed"), _AGENDA, label=OFFICE),
    Verb("governance.agenda_dropped", _("%(label)s is not dealt with any more"), label=OFFICE),
    Verb("governance.meeting_called", _("%(label)s is called"), dict.fromkeys(["kind", "remote"], OFFICE), label=OFFICE),
    Verb("governance.item_reached", _("%(label)s reached an item of its agenda"), {"item": OFFICE}, label=OFFICE),
    Verb("governance.represented", _("Somebody is represented in %(label)s"), dict.fromkeys(["absent", "by"], OFFICE), label=OFFICE),
    Verb("governance.not_represented", _("Somebody is not represented in %(label)s any more"), {"absent": OFFICE}, label=OFFICE),
    Verb("governance.pack_made", _("%(label)s was made"), dict.fromkeys(["papers", "new", "people"], OFFICE), label=OFFICE),
    Verb("governance.written_opened", _("%(label)s was opened"), dict.fromkeys(["form", "closes_at", "people"], OFFICE), label=OFFICE),
    Verb("governance.written_answered", _("%(label)s was answered"), {"said": OFFICE}, label=OFFICE),
    Verb("governance.written_closed", _("%(label)s was closed"), _WRITTEN, label=OFFICE),
    Verb("governance.deliverable_made", _("%(label)s was planned"), _DELIVERABLE, label=OFFICE),
    Verb("governance.deliverable_changed", _("%(label)s was changed"), _DELIVERABLE, label=OFFICE),
    Verb("governance.deliverable_moved", _("%(label)s moved on"), _DELIVERABLE, label=OFFICE),
    Verb("governance.deliverable_dropped", _("%(label)s is not brought out any more"), label=OFFICE),
    Verb("governance.comments_opened", _("%(label)s: comments are asked for"), _ROUND, label=OFFICE),
    Verb("governance.comments_closed", _("%(label)s: no more comments are taken"), {"comments": OFFICE}, label=OFFICE),
    Verb("governance.commented", _("%(label)s was made"), {"paragraph": OFFICE}, label=OFFICE),
    Verb("governance.comment_withdrawn", _("%(label)s was taken back"), label=OFFICE),
    Verb("governance.comment_settled", _("%(label)s was dealt with"), {"disposition": OFFICE}, label=OFFICE),
    Verb("governance.notes_written", _("Minutes of %(label)s were written"), label=OFFICE),
    Verb("governance.minutes_filed", _("%(label)s were filed"), {"document": OFFICE, "decisions": OFFICE}, label=OFFICE),
    Verb("governance.minutes_sent", _("%(label)s were sent"), {"version": OFFICE, "people": OFFICE}, label=OFFICE),
]
