"""What a body's home shows: meetings, open rounds, actions, papers, what was said; within what the reader's keys open.

The lists come from six rooms' tables and are asked for in one query.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import QuerySet

from entente.documents.queries import listed
from entente.forms.queries import rounds_of
from entente.gatherings.queries import gatherings_of
from entente.governance.choices import DeliverableState, ProposalKind, ProposalState
from entente.governance.models import Body, CommentRound, Proposal
from entente.governance.queries.comments import seen as rounds_of_comments
from entente.governance.queries.deliverables import deliverables_of
from entente.governance.queries.meetings import due_of
from entente.governance.queries.points import open_points
from entente.governance.references import key_of
from entente.notices.queries.archive import archive
from entente.people.together import Part, Row, facts, part, together
from entente.vocabulary.choices import TrafficLight

MEETING, ROUND, POINT, PAPER, SAID = "meeting", "round", "point", "paper", "said"
DUE, ASKING, MINE, DELIVERABLE, COMMENTING = "due", "asking", "mine", "deliverable", "commenting"
MOST = {MEETING: 3, ROUND: 5, POINT: 8, PAPER: 6, SAID: 5, DUE: 8, ASKING: 8, MINE: 1, DELIVERABLE: 6, COMMENTING: 4}


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a home: what it is called, where it is found, when it is."""

    key: str
    words: str
    instant: datetime | None
    day: date | None
    facts: dict[str, Any]

    @property
    def light(self) -> TrafficLight | None:
        return TrafficLight(self.facts["marking"]) if self.facts.get("marking") else None


@dataclass(frozen=True, slots=True)
class Board:
    """The lines of a home by their kind."""

    lines: dict[str, list[Line]]

    def __getitem__(self, kind: str) -> list[Line]:
        return self.lines.get(kind, [])


def board_of(body: Body, keys: frozenset[str], *, me: int | None = None, keeps: bool = False, leads: bool = False, at: datetime) -> Board:
    """One query. Who keeps the body sees what is due for it, who leads it who asks to join, a person whether it waits for an answer."""
    asked = [*_for_readers(body, keys, at), *_for_keepers(body, keys, keeps=keeps, leads=leads), *_own(body, me)]
    found = together([rows for _kind, rows in asked])
    return Board({kind: sorted(map(_line, rows), key=_ORDER.get(kind, _soonest)) for (kind, _rows), rows in zip(asked, found, strict=True)})


def _for_readers(body: Body, keys: frozenset[str], at: datetime) -> Iterator[tuple[str, Part]]:
    home = key_of(body)
    where = facts(marking="marking", place="place", zone="zone")
    yield _most(MEETING, gatherings_of(home, keys, since=at), label="title", more=where, at="starts_at")
    yield _most(ROUND, rounds_of(home, keys, open_at=at), label="title", more=facts(marking="marking"), at="closes_at")
    yield _most(POINT, open_points(keys, body), label="text", more=facts(marking="marking", who="owner__name"), on="due_on")
    coming = deliverables_of(body, keys).exclude(state__in=[DeliverableState.PUBLISHED, DeliverableState.ADOPTED])
    yield _most(DELIVERABLE, coming, label="title", more=facts(marking="marking", who="owner__name"), on="due_on")
    asked = rounds_of_comments(keys).filter(body=body, pk__in=CommentRound.objects.open_at(at)).order_by("closes_at", "pk")
    yield _most(COMMENTING, asked, label="document__title", more=facts(marking="document__marking"), at="closes_at")
    papers = listed(keys, home_key=home).order_by("-changed_at", "-pk")
    by = facts(marking="marking", who="current__by__name")
    yield _most(PAPER, papers, id="reference", label="title", more=by, at="changed_at")
    yield _most(SAID, archive(home, keys), label="subject", more=facts(marking="marking", who="author__name"), at="created_at")


def _for_keepers(body: Body, keys: frozenset[str], *, keeps: bool, leads: bool) -> Iterator[tuple[str, Part]]:
    if keeps:
        yield _most(DUE, due_of(body, keys), label="title", more=facts(marking="marking", why="why"), on="due_on")
    if leads:
        asking = _open(body).filter(kind=ProposalKind.REQUEST)
        yield _most(ASKING, asking, label="person__name", more=facts(who="organisation__name"), at="proposed_at")


def _own(body: Body, me: int | None) -> Iterator[tuple[str, Part]]:
    if me is not None:
        yield _most(MINE, _open(body).filter(person=me), label="words", more=facts(kind="kind", role="role"), at="proposed_at")


def _open(body: Body) -> QuerySet[Proposal]:
    return Proposal.objects.filter(body=body, state=ProposalState.OPEN).order_by("proposed_at", "pk")


def _most(kind: str, rows: QuerySet[Any, Any], **said: Any) -> tuple[str, Part]:
    return kind, part(rows, most=MOST[kind], **said)


def _line(row: Row) -> Line:
    return Line(row.id, row.label, row.at, row.on, row.facts)


def _latest(line: Line) -> float:
    return -line.instant.timestamp() if line.instant else 0


def _soonest(line: Line) -> float:
    return line.instant.timestamp() if line.instant else float("inf")


def _nearest(line: Line) -> float:
    return line.day.toordinal() if line.day else float("inf")


_ORDER = {POINT: _nearest, DELIVERABLE: _nearest, DUE: _nearest, PAPER: _latest, SAID: _latest}
