"""Counterparts, consultations, trackers and what regions do together, as they are found."""

from collections.abc import Collection

from django.urls import reverse
from django.utils.translation import gettext_lazy

from entente.dialogue import access
from entente.dialogue.actions.finding import CONSULTATIONS, COUNTERPARTS, LINKS, TRACKERS
from entente.dialogue.choices import BodyKind, LinkKind, Stage
from entente.dialogue.models import Consultation, Counterpart, Interregional, Tracker
from entente.people.together import Part, Row, facts, part
from entente.search.kinds import Hit, Ids, Kind, Seeker


def _counterparts_seen(seeker: Seeker) -> Ids:
    return access.counterparts(seeker.user).values("pk")


def _counterparts(ids: Collection[int]) -> Part:
    said = facts(kind="kind", text="text", country="country_id", is_fictional="is_fictional")
    return part(Counterpart.objects.filter(pk__in=ids), label="name", more=said)


def _say_counterpart(row: Row) -> Hit:
    kind = str(BodyKind(row.facts["kind"]).label)
    words = " · ".join(filter(None, (kind, row.facts["country"])))
    return Hit(row.label, reverse("dialogue:counterpart", args=[row.id]), words, row.facts["text"], is_fictional=_fictional(row))


def _consultations(ids: Collection[int]) -> Part:
    said = facts(asked_by="asked_by", stage="stage", text="text", is_fictional="is_fictional")
    return part(Consultation.objects.filter(pk__in=ids), label="title", more=said)


def _say_consultation(row: Row) -> Hit:
    words = f"{row.facts['asked_by']} · {Stage(row.facts['stage']).label}"
    return Hit(row.label, reverse("dialogue:consultation", args=[row.id]), words, row.facts["text"], is_fictional=_fictional(row))


def _trackers(ids: Collection[int]) -> Part:
    return part(Tracker.objects.filter(pk__in=ids), label="title", more=facts(text="text", is_fictional="is_fictional"))


def _say_tracker(row: Row) -> Hit:
    return Hit(row.label, reverse("dialogue:tracker", args=[row.id]), "", row.facts["text"], is_fictional=_fictional(row))


def _links(ids: Collection[int]) -> Part:
    said = facts(kind="kind", text="text", is_fictional="is_fictional")
    return part(Interregional.objects.filter(pk__in=ids), label="title", more=said)


def _say_link(row: Row) -> Hit:
    kind = str(LinkKind(row.facts["kind"]).label)
    return Hit(row.label, reverse("dialogue:link", args=[row.id]), kind, row.facts["text"], is_fictional=_fictional(row))


def _fictional(row: Row) -> bool:
    return bool(row.facts["is_fictional"])


FOUND = {
    COUNTERPARTS: Kind(gettext_lazy("Partner bodies"), 60, _counterparts, _say_counterpart, seen=_counterparts_seen),
    CONSULTATIONS: Kind(gettext_lazy("Consultations"), 62, _consultations, _say_consultation),
    TRACKERS: Kind(gettext_lazy("Trackers"), 64, _trackers, _say_tracker),
    LINKS: Kind(gettext_lazy("What regions do together"), 66, _links, _say_link),
}
