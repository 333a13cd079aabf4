"""Merging topics that say the same and splitting one that says two things, so that everybody who proposed stays named."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from entente import record
from entente.agenda.actions.proposing import TopicFacts, propose
from entente.agenda.actions.refusals import CannotCombine
from entente.agenda.choices import LIVING, RoundState, TopicState
from entente.agenda.models import Descent, Topic
from entente.engine.signs import one_line
from entente.people.models import Person


@transaction.atomic
def merge(topics: Sequence[Topic], facts: TopicFacts, *, because: str, by: Person, at: datetime) -> Topic:
    """A new topic out of two or more; those end and refer to it. It is taken in when all of them were."""
    entry = record.open()
    rows = _living(topics)
    if len(rows) < 2:
        raise CannotCombine(_("Name at least two topics to merge."))
    because = _reason(because)
    made = propose(facts, owner=None, by=by, at=at, is_fictional=all(row.is_fictional for row in rows))
    _inherit(rows, [made], TopicState.MERGED, because, by, at)
    entry.enter("agenda.topics_merged", made, by=by, because=because, after={"of": [row.code for row in rows]})
    return made


@transaction.atomic
def split(topic: Topic, parts: Sequence[TopicFacts], *, because: str, by: Person, at: datetime) -> list[Topic]:
    """New topics out of one, which ends and refers to them."""
    entry = record.open()
    rows = _living([topic])
    if len(parts) < 2:
        raise CannotCombine(_("A topic is split into at least two."))
    because = _reason(because)
    made = [propose(part, owner=None, by=by, at=at, is_fictional=topic.is_fictional) for part in parts]
    _inherit(rows, made, TopicState.SPLIT, because, by, at)
    entry.enter("agenda.topic_split", topic, by=by, because=because, after={"into": [one.code for one in made]})
    return made


def _living(topics: Sequence[Topic]) -> list[Topic]:
    rows = list(Topic.objects.select_for_update().filter(pk__in=[one.pk for one in topics]).order_by("number"))
    if ended := next((row for row in rows if row.state not in LIVING), None):
        raise CannotCombine(_("%(code)s is “%(state)s” already.") % {"code": ended.code, "state": ended.get_state_display()})
    if asked := next((row for row in rows if row.rounds.filter(state=RoundState.OPEN).exists()), None):
        raise CannotCombine(_("%(code)s is being assessed; wait until the round is closed.") % {"code": asked.code})
    return rows


def _inherit(rows: Sequence[Topic], made: Sequence[Topic], state: TopicState, because: str, by: Person, at: datetime) -> None:
    is_taken_in = all(row.state == TopicState.TAKEN_IN for row in rows)
    Descent.objects.bulk_create(Descent(before=row, after=one, because=because, by=by, at=at) for row in rows for one in made)
    Topic.objects.filter(pk__in=[row.pk for row in rows]).update(state=state)
    if is_taken_in:
        Topic.objects.filter(pk__in=[one.pk for one in made]).update(state=TopicState.TAKEN_IN)
        for one in made:
            one.state = TopicState.TAKEN_IN


def _reason(because: str) -> str:
    said = one_line(because, 500)
    if not said:
        raise CannotCombine(_("Say in a sentence why; it stands with the topics."))
    return said
