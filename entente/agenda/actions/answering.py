"""Answering in a round: interests first, then one question after the other; whoever comes back goes on where it stopped."""

from collections.abc import Collection, Mapping
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from entente import record
from entente.agenda.actions.assessing import copied
from entente.agenda.actions.refusals import CannotAnswer
from entente.agenda.choices import RoundState
from entente.agenda.models import Criterion, Interest, Panellist, Question, Score, Topic
from entente.agenda.queries.panel import pairs_asked
from entente.engine.pairing import draw
from entente.people.models import Person
from entente.record.actions import Opened


@transaction.atomic
def begin(panellist: Panellist, interests: Collection[int], *, by: Person, at: datetime) -> Panellist:
    """Declare in which topics there is an interest; what the own organisation proposed is one always. Then the questions are drawn."""
    entry = record.open()
    row = _locked(panellist, by)
    if row.begun_at:
        raise CannotAnswer(_("You have begun already; go on with the questions."))
    topics = {one.pk: one for one in row.round.topics.all()}
    own = {pk for pk, one in topics.items() if one.organisation_id == row.organisation_id}
    without = own | (set(interests) & topics.keys())
    if len(topics.keys() - without) < 2:
        raise CannotAnswer(_("Fewer than two topics are left; somebody else of your organisation has to answer. Tell the office."))
    Interest.objects.bulk_create(Interest(panellist=row, topic_id=pk) for pk in sorted(without))
    if row.round.compares:
        Question.objects.bulk_create(_questions(row, topics.keys() - without, without))
    row.begun_at = at
    row.save(update_fields=["begun_at"])
    entry.enter("agenda.round_begun", row.round, by=by, after={"interests": len(without)})
    return row


@transaction.atomic
def answer(question: Question, preferred: int | None, *, by: Person, at: datetime) -> Question:
    """Prefer one of the two, or pass the question over with None. It can be changed while the round is open."""
    entry = record.open()
    panellist = _locked(question.panellist, by)
    row = Question.objects.select_for_update().get(pk=question.pk)
    if preferred not in (row.first_id, row.second_id, None):
        raise CannotAnswer(_("Prefer one of the two topics, or pass the question over."))
    row.preferred_id, row.is_answered = preferred, True
    row.save(update_fields=["preferred", "is_answered"])
    if not panellist.questions.filter(is_answered=False).exists():
        _finish(entry, panellist, by, at)
    return row


@transaction.atomic
def score(panellist: Panellist, topic: Topic, halves: Mapping[int, int], *, by: Person, at: datetime) -> None:
    """A topic's score on every criterion: 0, 1 (one half) or 2 (in full)."""
    entry = record.open()
    row = _locked(panellist, by)
    if row.begun_at is None:
        raise CannotAnswer(_("Say first in which topics you have an interest."))
    if not row.round.topics.filter(pk=topic.pk).exists() or row.interests.filter(topic=topic).exists():
        raise CannotAnswer(_("You are not asked about this topic."))
    criteria = set(Criterion.objects.filter(round=row.round_id).values_list("pk", flat=True))
    if set(halves) != criteria or any(value not in (0, 1, 2) for value in halves.values()):
        raise CannotAnswer(_("Score every criterion: 0, ½ or 1."))
    Score.objects.filter(panellist=row, topic=topic).delete()
    Score.objects.bulk_create(Score(panellist=row, topic=topic, criterion_id=pk, halves=value) for pk, value in sorted(halves.items()))
    asked = row.round.topics.count() - row.interests.count()
    if Score.objects.filter(panellist=row).values("topic").distinct().count() >= asked:
        _finish(entry, row, by, at)


def _questions(row: Panellist, topics: Collection[int], without: set[int]) -> list[Question]:
    if row.round.after_id and (same := copied(row.round, row.person_id, row, without)):
        return same
    pairs = draw(topics, pairs_asked(row.round), row.round.questions, seed=row.pk)
    return [Question(panellist=row, position=at, first_id=first, second_id=second) for at, (first, second) in enumerate(pairs)]


def _locked(panellist: Panellist, by: Person) -> Panellist:
    row = Panellist.objects.select_for_update(of=("self",)).select_related("round").get(pk=panellist.pk)
    if row.person_id != by.pk:
        raise CannotAnswer(_("Everybody answers for themselves."))
    if row.round.state != RoundState.OPEN:
        raise CannotAnswer(_("“%(title)s” is not open; what was answered until it closed counts.") % {"title": row.round})
    return row


def _finish(entry: Opened, row: Panellist, by: Person, at: datetime) -> None:
    if row.finished_at is None:
        row.finished_at = at
        row.save(update_fields=["finished_at"])
        entry.enter("agenda.round_answered", row.round, by=by)
