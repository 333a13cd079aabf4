"""Calls: what is open, what fits an organisation or a topic by its words, and which calls nobody has linked."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Exists, OuterRef, Q, QuerySet

from entente.agenda.choices import LinkState
from entente.agenda.models import CallTopic, Link, Topic
from entente.engine.likeness import Likeness, likeness_of
from entente.engine.words import fold
from entente.members.models import Organisation
from entente.search.queries import matching

NOUN = "agenda.call"
LEAST = 0.08  # likeness below which a text suggests nothing
A_FEW = 10


@dataclass(frozen=True, slots=True)
class Suggested:
    """A call whose words are like those of a topic or an organisation: 0 to 1. No more than a suggestion."""

    call: CallTopic
    likeness: float


def listed(words: str = "", *, day: date | None = None) -> QuerySet[CallTopic]:
    """With a day: those whose deadline is on it or later, the soonest first; else all, by code."""
    rows = CallTopic.objects.all()
    if words:
        rows = rows.filter(pk__in=matching(NOUN, words))
    return rows.open_on(day).order_by("deadline_on", "pk") if day else rows.order_by("code", "pk")


def suggested_for(topic: Topic, *, most: int = A_FEW) -> list[Suggested]:
    """Calls of all times that nobody has said anything about for this topic."""
    rows = list(CallTopic.objects.exclude(pk__in=topic.links.values("call")).order_by("pk"))
    return nearest(words_of_topic(topic), rows, most)


def fitting(organisation: Organisation, day: date, *, most: int = 25) -> list[Suggested]:
    """Open and forthcoming calls whose words are like what the organisation says of itself."""
    return nearest(words_of(organisation), list(CallTopic.objects.open_on(day).order_by("pk")), most)


def without_priority(day: date, *, most: int = 25) -> list[tuple[Suggested, Topic]]:
    """Open calls that answer no topic by anybody's word, each with the topic it is most like; the most alike first."""
    linked = Link.objects.filter(call=OuterRef("pk"), state=LinkState.CONFIRMED)
    calls = list(CallTopic.objects.open_on(day).filter(~Exists(linked)).order_by("pk"))
    topics = list(Topic.objects.taken_in().order_by("number"))
    if not calls or not topics:
        return []
    by_words = _likeness(calls)
    best: dict[int, tuple[float, Topic]] = {}
    for topic in topics:
        for place, score in by_words.nearest(fold(words_of_topic(topic)), len(calls)):
            if score > best.get(place, (0.0, topic))[0]:
                best[place] = (score, topic)
    ordered = sorted(best.items(), key=lambda one: (-one[1][0], one[0]))[:most]
    return [(Suggested(calls[place], score), topic) for place, (score, topic) in ordered if score >= LEAST]


def without_call(rows: QuerySet[Topic]) -> QuerySet[Topic]:
    """Topics that are taken in and that no call answers by anybody's word."""
    linked = Link.objects.filter(topic=OuterRef("pk"), state=LinkState.CONFIRMED)
    return rows.filter(~Exists(linked), state="taken_in").order_by("number")


def nearest(words: str, calls: Sequence[CallTopic], most: int) -> list[Suggested]:
    if not calls or not words.strip():
        return []
    found = _likeness(calls).nearest(fold(words), most)
    return [Suggested(calls[place], score) for place, score in found if score >= LEAST]


def words_of_topic(topic: Topic) -> str:
    return f"{topic.title} {topic.title} {topic.problem} {topic.expected_result}"


def words_of(organisation: Organisation) -> str:
    named = [one.name for part in (organisation.sectors, organisation.expertise) for one in part.all()]
    return " ".join([organisation.about, *named])


def watched_by(person: int, calls: Collection[int]) -> set[int]:
    rows = CallTopic.objects.filter(Q(pk__in=calls), watches__person=person)
    return set(rows.values_list("pk", flat=True))


def _likeness(calls: Sequence[CallTopic]) -> Likeness:
    return likeness_of([fold(f"{call.title} {call.title} {call.text[:4000]}") for call in calls])
