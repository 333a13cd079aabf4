"""Topics and calls as they are found: a topic by the community, by everyone once it is published; calls by everyone."""

from collections.abc import Collection

from django.urls import reverse
from django.utils.translation import gettext_lazy

from entente.agenda.choices import Horizon
from entente.agenda.models import CallTopic, Topic
from entente.agenda.models.topic import code_of
from entente.agenda.queries import calls, topics
from entente.engine.marking import COMMUNITY
from entente.people.together import Part, Row, facts, part
from entente.search.kinds import Hit, Ids, Kind, Seeker


def _seen(seeker: Seeker) -> Ids:
    return (Topic.objects.all() if COMMUNITY in seeker.keys else Topic.objects.filter(is_published=True)).values("pk")


def _topics(ids: Collection[int]) -> Part:
    said = facts(number="number", horizon="horizon", problem="problem", fictional="is_fictional")
    return part(Topic.objects.filter(pk__in=ids), label="title", more=said, at="proposed_at")


def _topic(row: Row) -> Hit:
    said = row.facts
    words = f"{code_of(said['number'])} · {Horizon(said['horizon']).label}"
    return Hit(row.label, reverse("agenda:topic", args=[row.id]), words, said["problem"], is_fictional=bool(said["fictional"]))


def _calls(ids: Collection[int]) -> Part:
    return part(CallTopic.objects.filter(pk__in=ids), label="title", more=facts(code="code", programme="programme"), on="deadline_on")


def _call(row: Row) -> Hit:
    words = " · ".join(filter(None, (row.facts["code"], row.facts["programme"])))
    return Hit(row.label, reverse("agenda:call", args=[row.id]), words)


FOUND = {
    topics.NOUN: Kind(gettext_lazy("Topics of the agenda"), 60, _topics, _topic, seen=_seen),
    calls.NOUN: Kind(gettext_lazy("Calls"), 72, _calls, _call),
}
