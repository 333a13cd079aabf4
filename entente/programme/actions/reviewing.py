"""The half-yearly review: the owner's words beside the figures that it saw, frozen with them, adopted by the board."""

from dataclasses import asdict
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from entente import record
from entente.engine.chain import canonical, sha256
from entente.engine.signs import one_line, readable
from entente.governance.actions import put_on_agenda, settled
from entente.governance.choices import BodyKind
from entente.governance.models import Body
from entente.notices.references import Reference
from entente.people.models import Person
from entente.programme.actions.refusals import CannotReview
from entente.programme.choices import ReviewState
from entente.programme.models import Goal, Review
from entente.programme.queries import GoalStanding, goals_standing
from entente.programme.reasons import said


@transaction.atomic
def write_review(goal: Goal, *, until: date, narrative: str, by: Person, at: datetime) -> Review:
    """A draft for a half-year, or other words for one; each time it is written it sees the figures as they are known then."""
    entry = record.open()
    words = readable(narrative).strip()[:8000]
    _refuse(until, words, timezone.localtime(at).date())
    row = Review.objects.select_for_update().filter(goal=goal, until=until).first() or Review(goal=goal, until=until)
    if row.state != ReviewState.DRAFT:
        raise CannotReview(_("The review of %(half)s is before the board, or adopted; it stays as it is.") % {"half": row.half})
    (standing,) = goals_standing(Goal.objects.filter(pk=goal.pk), until)
    row.narrative, row.figures = words, figures_of(standing, until)
    row.digest, row.written_by, row.written_at = sha256(canonical(row.figures)), by, at
    row.save()
    entry.enter("programme.review_written", row, by=by, after={"digest": row.digest})
    return row


@transaction.atomic
def put_before_the_board(review: Review, *, due_on: date | None = None, by: Person, at: datetime) -> Review:
    """From here on neither words nor figures change."""
    entry = record.open()
    row = _held(review, ReviewState.DRAFT)
    board = Body.objects.filter(kind=BodyKind.BOARD, dissolved_on=None).order_by("pk").first()
    if board is None:
        raise CannotReview(_("There is no board of directors yet. Add it under Groups, then put the review before it."))
    row.state = ReviewState.PUT
    row.save(update_fields=["state"])
    put_on_agenda(board, reference_of(row), due_on=due_on, why=_("To be adopted: how the goal stands, in its owner's words"), by=by, at=at)
    entry.enter("programme.review_put", row, by=by, after={"body": board.code})
    return row


@transaction.atomic
def adopt_review(review: Review, *, on: date, decision: str, by: Person, at: datetime) -> Review:
    """The board's decision, as its minutes call it."""
    entry = record.open()
    row = _held(review, ReviewState.PUT)
    if not (named := one_line(decision, 300)):
        raise CannotReview(_("Say by which decision: the meeting and its item."))
    if on > timezone.localtime(at).date():
        raise CannotReview(_("That day is still to come."))
    row.state, row.adopted_on, row.decision = ReviewState.ADOPTED, on, named
    row.save(update_fields=["state", "adopted_on", "decision"])
    settled(reference_of(row), because=named, by=by, at=at)
    entry.enter("programme.review_adopted", row, by=by, after={"digest": row.digest, "decision": named, "adopted_on": on})
    return row


def reference_of(review: Review) -> Reference:
    return {"room": "programme", "noun": "review", "id": review.pk, "label": str(review)[:200]}


def figures_of(found: GoalStanding, on: date) -> dict[str, Any]:
    """As JSON keeps them: the state, and every item with its sentence; what decided comes first."""
    items = [{name: _plain(value) for name, value in asdict(one).items()} | {"said": said(one)} for one in _items(found)]
    return {"as_of": on.isoformat(), "state": str(found.state), "items": items}


def _items(found: GoalStanding) -> list[Any]:
    return [*found.standing.because, *found.standing.others]


def _plain(value: Any) -> Any:
    return None if value is None else str(value)


def _held(review: Review, state: str) -> Review:
    row = Review.objects.select_for_update(of=("self",)).select_related("goal").get(pk=review.pk)
    if row.state != state:
        raise CannotReview(_("The review stands elsewhere: %(state)s. Look at its page.") % {"state": row.get_state_display().lower()})
    return row


def _refuse(until: date, words: str, today: date) -> None:
    if (until.month, until.day) not in {(6, 30), (12, 31)}:
        raise CannotReview(_("A half-year ends on 30 June or on 31 December."))
    if until > today:
        raise CannotReview(_("The half-year until %(day)s is not over yet.") % {"day": f"{until:%d.%m.%Y}"})
    if not words:
        raise CannotReview(_("Write how the goal stands, and what is to be done."))
