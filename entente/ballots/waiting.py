"""What of the votes waits for a person: to vote, and what a decision asks of it. Nobody votes from a mail."""

from collections.abc import Collection
from datetime import date

from django.db.models import Exists, OuterRef, Q
from django.db.models.functions import Now
from django.utils.translation import gettext as _

from entente.ballots.choices import Level, VoteState
from entente.ballots.models import Decision, RollRow, Vote
from entente.people.choices import Permission
from entente.people.together import Part, Row, facts, part
from entente.people.waiting import Prepared, Waiting, told

MOST = 50


def prepared(person_id: int, organisations: Collection[int], permissions: Collection[str], day: date) -> list[Prepared]:
    mine = Q(person=person_id) | Q(person=None, organisation__in=organisations)
    rows = RollRow.objects.filter(mine, vote=OuterRef("pk"), has_voted=False).exclude(votes="0")
    open_ones = Vote.objects.filter(Exists(rows), state=VoteState.OPEN).exclude(level=Level.CRYPTOGRAPHIC)
    said = facts(marking="marking", body="body__code")
    found = [
        Prepared(part(open_ones.order_by("closes_at", "pk"), most=MOST, label="title", at="closes_at", more=said), _vote),
        Prepared(_followed(person_id), _follow),
    ]
    if Permission.VOTES_KEEP in permissions:
        over = Q(state=VoteState.CLOSED) | Q(state=VoteState.OPEN, closes_at__lte=Now())
        closed = Vote.objects.filter(over).order_by("closes_at", "pk")
        found.append(Prepared(part(closed, most=MOST, label="title", at="closes_at", more=said), _count))
    return found


def waiting(person_id: int, organisations: Collection[int], permissions: Collection[str], day: date) -> list[Waiting]:
    return told(prepared(person_id, organisations, permissions, day))


def _followed(person_id: int) -> Part:
    rows = Decision.objects.to_follow_up().filter(owner=person_id).order_by("due_on", "pk")
    return part(rows, most=MOST, label="follow_up", on="due_on", more=facts(marking="marking", body="body__code"))


def _vote(row: Row) -> Waiting:
    said = row.facts
    return Waiting(
        "vote",
        int(row.id),
        _("Vote on “%(title)s”") % {"title": row.label},
        "ballots:vote",
        (int(row.id),),
        due_on=row.at.date() if row.at else None,
        minutes=1,
        where=said["body"],
        label=row.label,
        marking=said["marking"],
    )


def _count(row: Row) -> Waiting:
    said = row.facts
    return Waiting(
        "vote-to-count",
        int(row.id),
        _("Count the vote “%(title)s”") % {"title": row.label},
        "ballots:vote",
        (int(row.id),),
        minutes=1,
        where=said["body"],
        label=row.label,
        marking=said["marking"],
    )


def _follow(row: Row) -> Waiting:
    said = row.facts
    return Waiting(
        "decision",
        int(row.id),
        _("Do what was decided: %(what)s") % {"what": row.label},
        "ballots:decision",
        (int(row.id),),
        due_on=row.on,
        where=said["body"],
        label=row.label,
        marking=said["marking"],
    )
