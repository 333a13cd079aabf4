"""Bodies: what they are for, who sits in them, what is to be done, when they meet; joining them."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest
from django.utils import timezone
from django.utils.translation import gettext as _
from ninja import Query, Router, Status

from entente.api import governance_schemas as schemas
from entente.api import governance_sitting, governance_work
from entente.api.auth import anyone, signed_in_account
from entente.api.errors import declared
from entente.api.paging import Page, page
from entente.gatherings import queries as gatherings
from entente.governance import access, actions
from entente.governance.models import Mandate
from entente.governance.queries import bodies as queries
from entente.governance.queries import meetings, points
from entente.governance.queries.people import people_of
from entente.governance.references import key_of
from entente.members.models import Organisation, Reference
from entente.members.viewers import keys_of
from entente.people.models import Person

REFUSALS: tuple[type[Exception], ...] = (actions.Refusal,)
router = Router(tags=["Groups"], auth=anyone)
router.add_router("", governance_sitting.router)
router.add_router("", governance_work.router)


@router.get("/groups", response=schemas.BodyPage, summary="The bodies, with who chairs them")
def bodies(request: HttpRequest, asked: Query[schemas.BodiesAsked]) -> Any:
    found = queries.bodies(timezone.localdate(), words=asked.q, with_dissolved=asked.dissolved)
    return {"items": [schemas.listed(one) for one in found]}


@router.get("/groups/{slug:body}", response={200: schemas.WholeBodyOut, **declared(404)}, summary="One body")
def body(request: HttpRequest, body: str) -> Any:
    found = access.body_to_read(body)
    sitting = people_of(found, timezone.localdate())
    found.chairs = [one.person.name for one in sitting.leading if one.role == "chair"]  # type: ignore[attr-defined]
    found.people, found.organisations = len(sitting.mandates), sitting.organisations  # type: ignore[attr-defined]
    return found


@router.get(
    "/groups/{slug:body}/mandates",
    response={200: list[schemas.MandateOut], **declared(404)},
    summary="Who sits in a body on a day, chairs first",
)
def mandates(request: HttpRequest, body: str, asked: Query[schemas.MandatesAsked]) -> Any:
    """For the community; who leads the body gets addresses."""
    found = access.body_to_read(body)
    if not access.sees_people(request.user, found.pk):
        raise Http404
    request.shows_addresses = access.leads(request.user, found.pk)  # type: ignore[attr-defined]
    return people_of(found, asked.on or timezone.localdate()).mandates


@router.post("/groups/{slug:body}/mandates", response={201: schemas.MandateOut, **declared(403, 404, 409)}, summary="Give somebody a seat")
def give_mandate(request: HttpRequest, body: str, said: schemas.NewMandate) -> Any:
    by = signed_in_account(request).person
    found = access.body_to_settle(request.user, body)
    person = Person.objects.filter(pk=said.person).first()
    if person is None:
        raise Http404
    decision = Reference.said(said.decision) if said.decision.strip() else None
    organisation = _organisation(said.organisation)
    given = actions.give(found, person, said.role, organisation=organisation, decision=decision, on=said.on, by=by, at=timezone.now())
    return Status(201, given)


@router.post(
    "/groups/{slug:body}/mandates/{int:number}/end", response={204: None, **declared(403, 404, 409)}, summary="End a seat from a day on"
)
def end_mandate(request: HttpRequest, body: str, number: int, said: schemas.EndMandate) -> Any:
    by = signed_in_account(request).person
    found = access.body_to_settle(request.user, body)
    held = Mandate.objects.known().filter(body=found, pk=number).first()
    if held is None:
        raise Http404
    actions.end(held, because=said.because, on=said.on, by=by, at=timezone.now())
    return Status(204, None)


@router.post("/groups/{slug:body}/join", response={201: schemas.ProposalOut, **declared(403, 404, 409)}, summary="Ask to join a body")
def join(request: HttpRequest, body: str, said: schemas.JoinIn) -> Any:
    by = signed_in_account(request).person
    found, organisation = access.body_to_read(body), _organisation(said.organisation)
    if not access.may_ask(request.user):
        raise PermissionDenied(_("Groups are for the partnership's community; a token has to carry the right to speak for organisations."))
    return Status(201, actions.ask(found, by, organisation=organisation, words=said.words, at=timezone.now()))


@router.get(
    "/groups/{slug:body}/actions", response={200: Page[schemas.PointOut], **declared(404)}, summary="Actions of a body that are open to you"
)
def action_points(request: HttpRequest, body: str, asked: Query[schemas.PointsAsked]) -> Any:
    found = points.seen(keys_of(request.user)).filter(body=access.body_to_read(body))
    return page(found.filter(state=asked.state) if asked.state else found, asked, "-made_at", "id")


@router.post(
    "/groups/actions/{int:number}/done", response={200: schemas.PointOut, **declared(403, 404, 409)}, summary="Say that an action is done"
)
def action_done(request: HttpRequest, number: int, said: schemas.DoneIn) -> Any:
    by = signed_in_account(request).person
    found = points.seen(keys_of(request.user)).filter(pk=number).first()
    if found is None:
        raise Http404
    if found.owner_id != by.pk and not access.keeps(request.user, found.body_id):
        raise PermissionDenied(_("Only its owner, the chairs and the office say that it is done."))
    return actions.close(found, outcome=said.outcome, by=by, at=timezone.now())


@router.post(
    "/groups/actions/{int:number}/remarks",
    response={201: schemas.GovernanceRemarkOut, **declared(403, 404, 409)},
    summary="Say how far an open action is",
)
def action_remark(request: HttpRequest, number: int, said: schemas.RemarkIn) -> Any:
    by = signed_in_account(request).person
    found = points.seen(keys_of(request.user)).filter(pk=number).first()
    if found is None:
        raise Http404
    if not access.may_comment(request.user):
        raise PermissionDenied(_("You read here and say nothing."))
    return Status(201, actions.remark(found, said.words, by=by, at=timezone.now()))


@router.get(
    "/groups/{slug:body}/meetings",
    response={200: Page[schemas.MeetingOut], **declared(404)},
    summary="Meetings of a body that are open to you",
)
def body_meetings(request: HttpRequest, body: str, asked: Query[schemas.MeetingsAsked]) -> Any:
    now, found = timezone.now(), gatherings.seen(keys_of(request.user)).filter(home_key=key_of(access.body_to_read(body)))
    if asked.past:
        return page(found.filter(ends_at__lte=now), asked, "-starts_at", "-id")
    return page(found.filter(ends_at__gt=now), asked, "starts_at", "id")


@router.get(
    "/groups/{slug:body}/meetings/{int:number}",
    response={200: schemas.WholeMeetingOut, **declared(404)},
    summary="One meeting with its agenda and its filed minutes",
)
def body_meeting(request: HttpRequest, body: str, number: int) -> Any:
    keys = keys_of(request.user)
    found = gatherings.seen(keys).filter(pk=number, home_key=key_of(access.body_to_read(body))).first()
    if found is None:
        raise Http404
    names = ("id", "title", "starts_at", "ends_at", "zone", "place", "marking", "state")
    return {name: getattr(found, name) for name in names} | {
        "agenda": meetings.items_of(found, keys),
        "minutes": meetings.minutes_of(found, keys),
    }


def _organisation(slug: str | None) -> Organisation | None:
    if not slug:
        return None
    found = Organisation.objects.filter(slug=slug).first()
    if found is None:
        raise Http404
    return found
