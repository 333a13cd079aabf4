"""Changing one person, its addresses, its roles in organisations; making two rows one: for the office."""

from datetime import date
from typing import Any

from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.translation import gettext as _
from ninja import Status
from ninja.errors import ValidationError

from entente.api import people_schemas as schemas
from entente.api.auth import signed_in_account
from entente.api.errors import declared
from entente.api.people import Known, router
from entente.api.people_about import address_out, keeper, there
from entente.members import access as members
from entente.members import actions as work
from entente.members.models import Delegation, Organisation
from entente.people import actions
from entente.people.drafts import Facts
from entente.people.drafts import Known as KnownFrom
from entente.people.models import FACTS, Address, Person

__all__ = ["router"]

REFUSED = declared(403, 404, 409)


@router.patch("/people/{int:person}", response={200: Known, **REFUSED}, summary="Change what is said of a person")
def change(request: HttpRequest, person: int, body: schemas.PersonIn) -> Any:
    by, subject = keeper(request), there(person)
    said = {name: value for name, value in body.dict(exclude_unset=True).items() if value is not None}
    facts = subject.facts | {name: said[name] for name in FACTS if name in said}
    name, email = said.get("name", subject.name), said.get("email", subject.email)
    facts["languages"] = tuple(facts["languages"])
    return actions.change_person(subject, name=name, email=email, facts=Facts(**facts), by=by, at=timezone.now())


@router.post("/people/{int:person}/addresses", response={201: schemas.AddressOut, **REFUSED}, summary="Add an address")
def add_address(request: HttpRequest, person: int, body: schemas.AddressIn) -> Any:
    by, subject = keeper(request), there(person)
    added = actions.add_address(subject, body.email, kind=body.kind, by=by, at=timezone.now())
    return Status(201, address_out(added, Person.objects.get(pk=subject.pk)))


@router.post(
    "/people/{int:person}/addresses/{int:address}/prefer", response={200: Known, **REFUSED}, summary="Write to a person by this address"
)
def prefer_address(request: HttpRequest, person: int, address: int) -> Any:
    by, subject = keeper(request), there(person)
    return actions.prefer_address(get_object_or_404(Address, pk=address, person=subject), by=by, at=timezone.now())


@router.delete("/people/{int:person}/addresses/{int:address}", response={204: None, **REFUSED}, summary="Take an address away")
def drop_address(request: HttpRequest, person: int, address: int) -> Any:
    by, subject = keeper(request), there(person)
    actions.drop_address(get_object_or_404(Address, pk=address, person=subject), by=by, at=timezone.now())
    return Status(204, None)


@router.put("/people/{int:person}/ground", response={200: schemas.GroundOut, **REFUSED}, summary="Note where a person is known from")
def note_ground(request: HttpRequest, person: int, body: schemas.GroundIn) -> Any:
    by, subject = keeper(request), there(person)
    return actions.note_ground(subject, KnownFrom(body.source, body.said, body.basis), by=by, at=timezone.now())


@router.post("/people/{int:person}/organisations", response={201: schemas.WorkOut, **REFUSED}, summary="Give a role in an organisation")
def give_work(request: HttpRequest, person: int, body: schemas.WorkIn) -> Any:
    by, subject = keeper(request), there(person)
    organisation = get_object_or_404(Organisation, slug=body.organisation)
    said = {"job_title": body.job_title, "department": body.department}
    given = work.delegate(subject, organisation, body.role, on=body.on or timezone.localdate(), by=by, at=timezone.now(), **said)
    return Status(201, given)


@router.post("/people/{int:person}/left", response={200: list[schemas.WorkOut], **REFUSED}, summary="A person left an organisation")
def left(request: HttpRequest, person: int, body: schemas.LeftIn) -> Any:
    """Every role there ends in the same second, with all rights; answers what ended. For the office and who speaks for the organisation."""
    by, subject = signed_in_account(request).person, there(person)
    organisation = members.organisation_to_leave(request.user, subject, body.organisation)
    ended = work.leave_organisation(subject, organisation, because=body.because, on=not_later(body.on), by=by, at=timezone.now())
    return list(Delegation.objects.filter(pk__in=[one.pk for one in ended]).select_related("organisation").order_by("pk"))


@router.post("/people/{int:person}/merge", response={200: schemas.MergedOut, **REFUSED}, summary="Make another row part of this person")
def merge(request: HttpRequest, person: int, body: schemas.MergeIn) -> Any:
    by, kept, gone = keeper(request), there(person), there(body.gone)
    return actions.merge_persons(kept, gone, because=body.because, by=by, at=timezone.now())


def not_later(on: date | None) -> date:
    today = timezone.localdate()
    if on is not None and on > today:
        sentence = _("Choose today or an earlier day.")
        raise ValidationError([{"type": "value_error", "loc": ("body", "body", "on"), "msg": sentence}])
    return on or today
