"""Standards: the register with its filters, one of them with all that belongs to it, what is open, and what nothing covers."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Q, QuerySet

from entente.certification.choices import CommentOutcome, ReferenceKind, StandardBody, StandardState
from entente.certification.finding import STANDARD
from entente.certification.models import (
    Committee,
    CommitteeSeat,
    Standard,
    StandardBallot,
    StandardComment,
    StandardReference,
    StandardStage,
)
from entente.search.queries import matching

PAGE = 25


@dataclass(frozen=True, slots=True)
class StandardsAsked:
    words: str = ""
    body: str = ""
    state: str = ""
    followed: bool = False
    after: str = ""


@dataclass(frozen=True, slots=True)
class StandardsFound:
    total: int
    rows: list[Standard]
    next: str


def listed(asked: StandardsAsked) -> QuerySet[Standard]:
    found = Standard.objects.all()
    if asked.words:
        found = found.filter(pk__in=matching(STANDARD, asked.words))
    if asked.body in StandardBody.values:
        found = found.filter(body=asked.body)
    if asked.state in StandardState.values:
        found = found.filter(state=asked.state)
    return found.filter(is_followed=True) if asked.followed else found


def find(asked: StandardsAsked, *, limit: int = PAGE) -> StandardsFound:
    """Two queries; the number of the last row marks the place."""
    found = listed(asked)
    beyond = found.filter(number_key__gt=asked.after) if asked.after else found
    rows = list(beyond.order_by("number_key")[: limit + 1])
    more = len(rows) > limit
    return StandardsFound(found.count(), rows[:limit], rows[limit - 1].number_key if more else "")


@dataclass(frozen=True, slots=True)
class WholeStandard:
    standard: Standard
    stages: list[StandardStage]
    requirements: list[StandardReference]
    levels: list[StandardReference]
    ballots: list[StandardBallot]
    comments: list[StandardComment]
    seats: list[CommitteeSeat]


def whole(standard: Standard, day: date, *, with_comments: bool) -> WholeStandard:
    """At most five queries."""
    references = list(StandardReference.objects.filter(standard=standard).order_by("reference"))
    comments = StandardComment.objects.filter(standard=standard).select_related("by", "ballot").order_by("-at")
    seats = CommitteeSeat.objects.known().on(day).filter(committee__code=standard.committee).select_related("person", "organisation")
    return WholeStandard(
        standard=standard,
        stages=list(StandardStage.objects.filter(standard=standard).order_by("on", "name")),
        requirements=[one for one in references if one.kind == ReferenceKind.REQUIREMENT],
        levels=[one for one in references if one.kind == ReferenceKind.LEVEL],
        ballots=list(StandardBallot.objects.filter(standard=standard).order_by("-closes_on")),
        comments=list(comments) if with_comments else [],
        seats=list(seats.order_by("role", "person__name")) if standard.committee else [],
    )


def open_ballots(day: date) -> list[StandardBallot]:
    """Open on the day or yet to open, the soonest to close first."""
    return list(StandardBallot.objects.filter(closes_on__gte=day).select_related("standard").order_by("closes_on", "pk")[:200])


def planned_stages(day: date) -> list[StandardStage]:
    return list(StandardStage.objects.filter(is_planned=True, on__gte=day).select_related("standard").order_by("on", "pk")[:200])


def committees(day: date) -> list[tuple[Committee, list[CommitteeSeat]]]:
    """Two queries: every committee, and who of us sits in it on the day."""
    seats: dict[int, list[CommitteeSeat]] = {}
    for seat in CommitteeSeat.objects.known().on(day).select_related("person", "organisation").order_by("role", "person__name"):
        seats.setdefault(seat.committee_id, []).append(seat)
    return [(one, seats.get(one.pk, [])) for one in Committee.objects.order_by("code")]


def past_seats(day: date) -> list[CommitteeSeat]:
    ended = CommitteeSeat.objects.known().filter(to_on__lte=day).select_related("person", "organisation", "committee")
    return list(ended.order_by("-to_on")[:100])


def uncovered(references: Iterable[str]) -> list[str]:
    """Of these requirements those to which no standard in force or in the making refers, in the order given; one query for each 400."""
    wanted = list(dict.fromkeys(reference.strip() for reference in references if reference.strip()))
    covered: set[str] = set()
    for start in range(0, len(wanted), 400):
        rows = StandardReference.objects.filter(kind=ReferenceKind.REQUIREMENT, reference__in=wanted[start : start + 400])
        covered.update(rows.filter(~Q(standard__state=StandardState.WITHDRAWN)).values_list("reference", flat=True))
    return [reference for reference in wanted if reference not in covered]


def covering(references: Sequence[str]) -> dict[str, list[Standard]]:
    found: dict[str, list[Standard]] = {}
    rows = StandardReference.objects.filter(kind=ReferenceKind.REQUIREMENT, reference__in=references[:1000]).select_related("standard")
    for row in rows.exclude(standard__state=StandardState.WITHDRAWN).order_by("standard__number_key"):
        found.setdefault(row.reference, []).append(row.standard)
    return found


def undecided() -> int:
    return StandardComment.objects.filter(outcome=CommentOutcome.OPEN).count()
