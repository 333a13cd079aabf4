"""Seats, rules, and how a meeting is called and attended: the same access as the pages."""

from typing import Any

from django.http import Http404, HttpRequest
from django.utils import timezone
from ninja import Query, Router

from entente.api import governance_sitting_schemas as schemas
from entente.api.auth import anyone
from entente.api.errors import declared
from entente.gatherings.queries import seen
from entente.governance import access
from entente.governance.queries.calling import called, meeting_of
from entente.governance.queries.presence import live_presence
from entente.governance.queries.rules import rulebook
from entente.governance.queries.seats import sitting_of
from entente.governance.references import key_of
from entente.members.viewers import keys_of
from entente.people.models import Account

router = Router(tags=["Groups"], auth=anyone)


@router.get(
    "/groups/{slug:body}/rulebook",
    response={200: schemas.RulebookOut, **declared(404)},
    summary="Powers, seats, notices and quorum of a body, as they hold on a day",
)
def body_rulebook(request: HttpRequest, body: str, asked: Query[schemas.OnDay]) -> Any:
    return rulebook(access.body_to_read(body), asked.on or timezone.localdate())


@router.get(
    "/groups/{slug:body}/seats",
    response={200: schemas.SittingOut, **declared(404)},
    summary="Who holds which seat on a day, what is vacant, which rule is broken",
)
def body_seats(request: HttpRequest, body: str, asked: Query[schemas.OnDay]) -> Any:
    """For the community."""
    found = access.body_to_read(body)
    if not access.sees_people(request.user, found.pk):
        raise Http404
    return sitting_of(found, asked.on or timezone.localdate())


@router.get(
    "/groups/{slug:body}/meetings/{int:number}/calling",
    response={200: schemas.CalledOut, **declared(404)},
    summary="How a meeting is called and whether in time; for its people, whether enough are there",
)
def meeting_calling(request: HttpRequest, body: str, number: int) -> Any:
    found = access.body_to_read(body)
    gathering = seen(keys_of(request.user)).filter(pk=number, home_key=key_of(found)).first()
    if gathering is None:
        raise Http404
    now, known = timezone.now(), meeting_of(gathering, found)
    person = request.user.person_id if isinstance(request.user, Account) else None
    is_there = person is not None and (access.keeps(request.user, found.pk) or gathering.guests.filter(person=person).exists())
    presence = schemas.PresentOut.of(live_presence(gathering, known, now)) if is_there else None
    return schemas.CallingOut.of(called(gathering, known, now)) | {"presence": presence}
