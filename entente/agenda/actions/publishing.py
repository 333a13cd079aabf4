"""An edition of the agenda: drafted, then frozen word for word."""

import hashlib
import json
from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from entente import record
from entente.agenda.actions.refusals import CannotPublish
from entente.agenda.choices import EditionState, RoundState
from entente.agenda.models import Edition, Round, Topic
from entente.agenda.queries.frozen import frozen
from entente.engine.signs import one_line, readable
from entente.people.models import Person


@transaction.atomic
def draft(title: str, introduction: str, rounds: Sequence[Round], *, by: Person, at: datetime) -> Edition:
    """The next edition; while there is a draft, that one is changed."""
    entry = record.open()
    title, introduction = one_line(title, 160), readable(introduction).strip()[:8000]
    if not title:
        raise CannotPublish(_("Say what the edition is called."))
    if unready := next((row for row in rounds if row.state != RoundState.CLOSED), None):
        raise CannotPublish(_("“%(title)s” is not closed yet; close it, and its ranking can order the edition.") % {"title": unready})
    if len({row.horizon for row in rounds}) < len(rounds):
        raise CannotPublish(_("Choose one round for each horizon; two would give a topic two places."))
    row = Edition.objects.select_for_update().filter(state=EditionState.DRAFT).first()
    row = row or Edition(number=(Edition.objects.aggregate(last=Max("number"))["last"] or 0) + 1)
    row.title, row.introduction = title, introduction
    row.save()
    row.rounds.set(rounds)
    entry.enter(
        "agenda.edition_drafted",
        row,
        by=by,
        after={"title": title, "introduction": introduction, "rounds": [one.title for one in rounds]},
    )
    return row


@transaction.atomic
def publish(edition: Edition, *, by: Person, at: datetime) -> Edition:
    """Everyone may read it from now on, and nobody can change it: every topic as it stands, with its place and how sure that is."""
    entry = record.open()
    row = Edition.objects.select_for_update().get(pk=edition.pk)
    if row.is_published:
        raise CannotPublish(_("“%(title)s” is published already.") % {"title": row})
    topics = frozen(list(row.rounds.select_related("ranking")))
    if not topics:
        raise CannotPublish(_("No topic is taken in; an edition needs one. Screen proposals first."))
    row.state, row.topics, row.digest = EditionState.PUBLISHED, topics, digest(topics)
    row.published_at, row.published_by = at, by
    row.save()
    Topic.objects.filter(number__in=[one["number"] for one in topics]).update(is_published=True)
    entry.enter("agenda.edition_published", row, by=by, after={"number": row.number, "topics": len(topics), "digest": row.digest})
    return row


def digest(topics: list[dict[str, Any]]) -> str:
    """SHA-256 over the frozen topics as canonical JSON: anybody who downloads the edition can work it out again."""
    return hashlib.sha256(json.dumps(topics, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()).hexdigest()
