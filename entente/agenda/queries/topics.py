"""Reads about topics."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Count, QuerySet

from entente.agenda.choices import TopicState
from entente.agenda.models import Edition, Remark, Screener, Screening, Topic
from entente.governance.models import Body
from entente.search.queries import matching

NOUN = "agenda.topic"


@dataclass(frozen=True, slots=True)
class TopicsAsked:
    words: str = ""
    horizon: str = ""
    state: str = ""


def listed(rows: QuerySet[Topic], asked: TopicsAsked) -> QuerySet[Topic]:
    """By number; without a state, those that live."""
    found = rows.filter(state=asked.state) if asked.state else rows.living()  # type: ignore[attr-defined]
    if asked.words:
        found = found.filter(pk__in=matching(NOUN, asked.words))
    if asked.horizon:
        found = found.filter(horizon=asked.horizon)
    return found.order_by("number")


def counted(rows: QuerySet[Topic]) -> dict[str, int]:
    """How many stand where; every state is named."""
    found = dict(rows.order_by().values_list("state").annotate(n=Count("pk")))
    return {state: found.get(state, 0) for state in TopicState.values}


def screening_body(on: date) -> Body | None:
    row = Screener.objects.known().on(on).select_related("body").first()
    return row.body if row else None


def remarks_of(topic: Topic) -> list[Remark]:
    return list(topic.remarks.select_related("by").order_by("pk"))


def screenings_of(topic: Topic) -> list[Screening]:
    return list(topic.screenings.select_related("by", "body").order_by("-pk"))


def places_of(topic: Topic) -> list[tuple[Edition, dict[str, object]]]:
    """The published editions that hold it, the latest first, each with what it says of it."""
    editions = Edition.objects.filter(state="published").order_by("-number")
    return [(edition, said) for edition in editions for said in edition.topics if said["number"] == topic.number]


def current_edition() -> Edition | None:
    return Edition.objects.filter(state="published").order_by("-number").first()
