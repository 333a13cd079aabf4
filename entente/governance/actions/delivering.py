"""What a body brings out: planned, drafted, consulted on, adopted by a decision, published; each step with its day and its hand."""

from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext as _

from entente import record
from entente.documents.models import Document
from entente.governance.actions.refusals import CannotDeliver
from entente.governance.actions.sharing import lock
from entente.governance.choices import DeliverableState
from entente.governance.models import Body, Deliverable, Step
from entente.governance.queries.deliverables import NOUN
from entente.members.models import Reference
from entente.people.models import Person
from entente.search.actions import put
from entente.vocabulary.choices import TrafficLight

S = DeliverableState
WAYS: dict[str, tuple[DeliverableState, ...]] = {  # forward one step, or back to the draft; what is published stays so
    S.IDEA: (S.DRAFT,),
    S.DRAFT: (S.CONSULTATION, S.ADOPTED, S.IDEA),
    S.CONSULTATION: (S.ADOPTED, S.DRAFT),
    S.ADOPTED: (S.PUBLISHED, S.DRAFT),
    S.PUBLISHED: (),
}
WITH_DOCUMENT = frozenset({S.CONSULTATION, S.ADOPTED, S.PUBLISHED})


@transaction.atomic
def plan(
    body: Body, title: str, owner: Person, *, summary: str = "", due_on: date | None = None, by: Person | None, at: datetime
) -> Deliverable:
    """An idea somebody looks after."""
    entry = record.open()
    said = {"title": _checked(title), "summary": summary.strip()[:1000], "owner": owner, "due_on": due_on}
    one = Deliverable.objects.create(body=body, marking=body.marking, made_by=by, made_at=at, **said)
    Step.objects.create(deliverable=one, state=one.state, by=by, at=at)
    _settle(one)
    entry.enter("governance.deliverable_made", one, by=by, after=_told(one))
    return one


@transaction.atomic
def rework(
    deliverable: Deliverable,
    title: str,
    owner: Person,
    *,
    summary: str = "",
    due_on: date | None = None,
    document: Document | None = None,
    by: Person,
    at: datetime,
) -> Deliverable:
    """Its words, owner, day and document."""
    entry = record.open()
    current = _open(deliverable)
    if document is None and current.state in WITH_DOCUMENT:
        raise CannotDeliver(_("It is out already: say which document it is."))
    before = _told(current)
    current.title, current.summary, current.owner, current.due_on = _checked(title), summary.strip()[:1000], owner, due_on
    current.document = document
    current.save(update_fields=["title", "summary", "owner", "due_on", "document"])
    _settle(current)
    entry.enter("governance.deliverable_changed", current, by=by, before=before, after=_told(current))
    return current


@transaction.atomic
def move_on(deliverable: Deliverable, state: str, *, decision: Reference | None = None, by: Person, at: datetime) -> Deliverable:
    """Into another state. Adopted is what a body decided; published is what everyone may read."""
    entry = record.open()
    current = _open(deliverable)
    _refuse(current, state, decision)
    before = _told(current)
    current.state = state
    if state == S.PUBLISHED:
        current.marking = TrafficLight.CLEAR
    current.save(update_fields=["state", "marking"])
    Step.objects.create(deliverable=current, state=state, decision=decision.stored if decision else {}, by=by, at=at)
    _settle(current)
    after = _told(current) | ({"decision": str(decision)} if decision else {})
    entry.enter("governance.deliverable_moved", current, by=by, before=before, after=after)
    return current


@transaction.atomic
def drop_deliverable(deliverable: Deliverable, *, because: str, by: Person, at: datetime) -> Deliverable:
    """Nobody brings it out any more, for a reason."""
    entry = record.open()
    current = _open(deliverable)
    if not because.strip():
        raise CannotDeliver(_("Say in a sentence why it is not brought out any more."))
    current.dropped_at, current.because = at, " ".join(because.split())[:300]
    current.save(update_fields=["dropped_at", "because"])
    entry.enter("governance.deliverable_dropped", current, by=by, because=because)
    return current


def _refuse(current: Deliverable, state: str, decision: Reference | None) -> None:
    if state not in WAYS[current.state]:
        ways = ", ".join(str(way.label).lower() for way in WAYS[current.state])
        said = {"state": current.get_state_display().lower(), "ways": ways}
        raise CannotDeliver(_("From “%(state)s” it goes on to: %(ways)s.") % said)
    if state in WITH_DOCUMENT and current.document is None:
        raise CannotDeliver(_("Say first which document it is."))
    if state == S.ADOPTED and decision is None:
        raise CannotDeliver(_("Say which decision adopted it, as the minutes name it."))
    if state == S.PUBLISHED and current.document and current.document.marking != TrafficLight.CLEAR:
        raise CannotDeliver(
            _("Its document is %(label)s. Mark it TLP:CLEAR first: what is published everyone may read.")
            % {"label": current.document.light.label}
        )


def _settle(one: Deliverable) -> None:
    """Its lock and its words."""
    lock(NOUN, one.pk, one.body, one.marking, [one.owner_id, one.made_by_id])
    put(NOUN, [(one.pk, f"{one.title}\n{one.summary}")])


def _open(deliverable: Deliverable) -> Deliverable:
    rows = Deliverable.objects.select_for_update(of=("self",)).select_related("body", "owner", "document")
    current = rows.get(pk=deliverable.pk)
    if current.dropped_at:
        raise CannotDeliver(_("It is not brought out any more."))
    return current


def _checked(title: str) -> str:
    title = " ".join(title.split())
    if not title:
        raise CannotDeliver(_("Give it a title."))
    return title[:200]


def _told(one: Deliverable) -> dict[str, object]:
    document = one.document.reference if one.document else None
    return {"owner": str(one.owner), "due_on": one.due_on, "state": one.state, "document": document}
