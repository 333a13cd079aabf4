"""What of the bodies waits for a person: who asks to join a group it chairs, seats offered to it, its actions."""

from collections.abc import Collection
from datetime import date, timedelta

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from entente.governance.actions.letters import JOIN, SEAT
from entente.governance.actions.reminders import ACTION
from entente.governance.actions.writing import WRITTEN
from entente.governance.choices import CHAIRING, DeliverableState, ProposalKind, ProposalState, WrittenState
from entente.governance.models import Deliverable, Mandate, Proposal, Voice
from entente.governance.queries.points import own_points
from entente.people.choices import Permission
from entente.people.together import Row, facts, part
from entente.people.waiting import Prepared, Waiting, told

MOST = 50


def prepared(person_id: int, organisations: Collection[int], permissions: Collection[str], day: date) -> list[Prepared]:
    asked = Proposal.objects.filter(_mine(person_id, permissions, day), state=ProposalState.OPEN).order_by("proposed_at", "pk")
    about = facts(kind="kind", body="body__code", slug="body__slug")
    task = facts(body="body__code", marking="marking")
    return [
        Prepared(part(asked, most=MOST, label="person__name", more=about), _question),
        Prepared(part(own_points(person_id), most=MOST, label="text", on="due_on", more=task), _point),
        Prepared(part(_unsaid(person_id, day), most=MOST, label="procedure__title", at="procedure__closes_at", more=_WRITTEN), _written),
        Prepared(part(_late(person_id, day), most=MOST, label="title", on="due_on", more=_DELIVERABLE), _deliverable),
    ]


def waiting(person_id: int, organisations: Collection[int], permissions: Collection[str], day: date) -> list[Waiting]:
    return told(prepared(person_id, organisations, permissions, day))


_WRITTEN = facts(body="procedure__body__code", slug="procedure__body__slug", number="procedure_id", marking="procedure__marking")
_DELIVERABLE = facts(body="body__code", slug="body__slug", marking="marking")


def _unsaid(person_id: int, day: date) -> QuerySet[Voice]:
    """Written procedures that ask the person and have not closed."""
    return Voice.objects.filter(person=person_id, said="", procedure__state=WrittenState.OPEN).order_by("procedure__closes_at", "pk")


def _late(person_id: int, day: date) -> QuerySet[Deliverable]:
    """What the person looks after and is due within a month."""
    mine = Deliverable.objects.filter(owner=person_id, dropped_at=None, due_on__lte=day + timedelta(days=30))
    return mine.exclude(state__in=[DeliverableState.ADOPTED, DeliverableState.PUBLISHED]).order_by("due_on", "pk")


def _written(row: Row) -> Waiting:
    said = row.facts
    return Waiting(
        "written",
        int(said["number"]),
        _("Say whether you agree: %(title)s") % {"title": row.label},
        "governance:written",
        (said["slug"], int(said["number"])),
        due_on=timezone.localtime(row.at).date() if row.at else None,
        minutes=3,
        where=said["body"],
        label=row.label,
        marking=said["marking"],
        mail_doable=WRITTEN,
    )


def _deliverable(row: Row) -> Waiting:
    said, number = row.facts, int(row.id)
    sentence = _("Bring on: %(title)s") % {"title": row.label}
    return Waiting(
        "deliverable",
        number,
        sentence,
        "governance:deliverable",
        (said["slug"], number),
        due_on=row.on,
        where=said["body"],
        label=row.label,
        marking=said["marking"],
    )


def _mine(person_id: int, permissions: Collection[str], day: date) -> Q:
    """Offers wait for their person, requests for the chairs; where a body has none, for the office."""
    chairs = Mandate.objects.sitting(day).filter(body=OuterRef("body"), role__in=CHAIRING)
    answering = Q(Exists(chairs.filter(person=person_id)))
    if Permission.GROUPS_KEEP in permissions:
        answering |= ~Q(Exists(chairs))
    return Q(kind=ProposalKind.OFFER, person=person_id) | (Q(kind=ProposalKind.REQUEST) & answering)


def _question(row: Row) -> Waiting:
    said = row.facts
    words, number = {"person": row.label, "body": said["body"]}, int(row.id)
    if said["kind"] == ProposalKind.OFFER:
        sentence, page = _("Accept or decline the seat in %(body)s") % words, "governance:body"
        return Waiting(
            "proposal", number, sentence, page, (said["slug"],), minutes=1, mail_doable=SEAT, where=said["body"], label=said["body"]
        )
    sentence, label = _("Answer %(person)s, who asks to join %(body)s") % words, _("%(person)s in %(body)s") % words
    return Waiting(
        "proposal", number, sentence, "governance:people", (said["slug"],), minutes=2, mail_doable=JOIN, where=said["body"], label=label
    )


def _point(row: Row) -> Waiting:
    said = row.facts
    sentence, where = _("Do: %(text)s") % {"text": row.label}, said["body"]
    return Waiting(
        "action-point",
        int(row.id),
        sentence,
        "governance:action",
        (int(row.id),),
        due_on=row.on,
        mail_doable=ACTION,
        where=where,
        label=row.label,
        marking=said["marking"],
    )
