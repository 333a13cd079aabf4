"""Members: the directory and its counts for everyone, one organisation, and what the office and its own people may change."""

from datetime import date
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from ninja import Query, Router, Status
from ninja.errors import ValidationError

from entente.api import etag
from entente.api import members_input as given
from entente.api import members_schemas as schemas
from entente.api.auth import anyone, signed_in, signed_in_account
from entente.api.errors import declared
from entente.api.paging import Page
from entente.members import access, actions
from entente.members.categories import CategoryDraft
from entente.members.drafts import Draft
from entente.members.models import Category, Organisation, Partnership
from entente.members.numbers import NotANumber, Number, read
from entente.members.queries.directory import find, roll_on, rows_of
from entente.members.queries.directory.current import version_now
from entente.members.queries.directory.roll import Roll
from entente.members.queries.whole import whole
from entente.people import access as people
from entente.people.choices import Permission
from entente.vocabulary.models import Region
from entente.vocabulary.queries import iso_from_source
from entente.vocabulary.reference import shipped

router = Router(tags=["Members"], auth=anyone)


@router.get("/members", response={200: Page[schemas.MemberOut], **declared(403)}, summary="The directory, by words and filters")
def members(request: HttpRequest, response: HttpResponse, asked: Query[schemas.MembersAsked]) -> Any:
    roll = _roll(request, response, asked.on)
    if asked.after and asked.after not in roll.places:
        raise _wrong("query", "after", _("This is not a place in this list; send the `next` of the page before, or nothing."))
    found = find(roll, asked.asked, limit=asked.limit)
    return {"items": rows_of(roll, found.places), "next": found.next or None}


@router.get("/members/counts", response={200: schemas.CountsOut, **declared(403)}, summary="How many there are, as of a day")
def counts(request: HttpRequest, response: HttpResponse, asked: Query[schemas.Filters]) -> Any:
    roll = _roll(request, response, asked.on)
    found = find(roll, asked.read(), limit=1)
    beside = {facet: dict(found.counts[facet].items()) for facet in ("category", "country", "kind", "standing", "size")}
    beside["category"] = dict.fromkeys(roll.categories, 0) | beside["category"]
    reached = {"reached": roll.community.entities, "reached_through": roll.community.associations}
    return {"day": roll.day, "total": found.total, "members": found.members, **beside, **reached}


@router.get("/categories", response=list[schemas.CategoryOut], summary="The classes in which members are counted")
def categories(request: HttpRequest) -> Any:
    return Category.objects.all()


@router.put(
    "/categories", auth=signed_in, response={200: list[schemas.CategoryOut], **declared(403, 409)}, summary="Bring the classes to these"
)
def change_categories(request: HttpRequest, body: list[given.CategoryIn]) -> Any:
    by = people.require(request.user, Permission.MEMBERS_EDIT).person
    drafts = [CategoryDraft(one.code, one.name, tuple(one.kinds), one.is_for_clusters) for one in body]
    return actions.change_categories(drafts, by=by, at=timezone.now())


@router.get("/members/{str:slug}", response={200: schemas.OrganisationOut, **declared(404)}, summary="One organisation, member or not")
def member(request: HttpRequest, slug: str) -> Any:
    return _shown(request, access.organisation_to_read(request.user, slug))


@router.post("/members", auth=signed_in, response={201: schemas.OrganisationOut, **declared(403, 409)}, summary="Add an organisation")
def add(request: HttpRequest, body: given.OrganisationIn) -> Any:
    by = people.require(request.user, Permission.MEMBERS_EDIT).person
    added = actions.add(_draft(body), by=by, at=timezone.now(), even_if_alike=body.even_if_alike)
    return Status(201, _shown(request, added))


@router.patch(
    "/members/{str:slug}",
    auth=signed_in,
    response={200: schemas.OrganisationOut, **declared(403, 404, 409)},
    summary="Change what is said of an organisation: its own people the profile, the office everything",
)
def change(request: HttpRequest, slug: str, body: given.ProfileIn) -> Any:
    one = access.organisation_to_describe(request.user, slug)
    said = {name: value for name, value in body.model_dump(exclude={"identifiers"}).items() if value is not None}
    by, at = signed_in_account(request).person, timezone.now()
    if not access.keeps_members(request.user):
        if body.identifiers is not None or set(said) - set(actions.PROFILE):
            fields = {"fields": ", ".join(actions.PROFILE)}
            raise PermissionDenied(_("You may change the profile: %(fields)s. The office keeps the rest.") % fields)
        return _shown(request, actions.edit_profile(one, _checked(said), by=by, at=at))
    numbers = None if body.identifiers is None else _numbers(body.identifiers, one.country_id)
    with transaction.atomic():
        if numbers is not None:
            actions.set_numbers(one, numbers, by=by, at=at)
        edited = actions.edit(one, _checked(said, one.country_id), by=by, at=at)
    return _shown(request, edited)


@router.post(
    "/members/{str:slug}/confirmation",
    auth=signed_in,
    response={200: schemas.OrganisationOut, **declared(403, 404, 409)},
    summary="Confirm the profile, for whoever speaks for the organisation",
)
def confirm_profile(request: HttpRequest, slug: str) -> Any:
    one = access.organisation_to_confirm(request.user, slug)
    actions.confirm_profile(one, by=signed_in_account(request).person, at=timezone.now())
    return _shown(request, one)


@router.post(
    "/members/{str:slug}/standing",
    auth=signed_in,
    response={200: schemas.OrganisationOut, **declared(403, 404, 409)},
    summary="Change where an organisation stands, from a day on",
)
def change_standing(request: HttpRequest, slug: str, body: given.StandingIn) -> Any:
    one = access.organisation_to_keep(request.user, slug)
    by, decision = signed_in_account(request).person, body.decision.reference if body.decision else None
    actions.change_standing(one, body.move, on=body.on, by=by, at=timezone.now(), decision=decision)
    return _shown(request, one)


@router.post(
    "/members/{str:slug}/kind",
    auth=signed_in,
    response={200: schemas.OrganisationOut, **declared(403, 404, 409)},
    summary="Say of which kind an organisation is, from a day on; its category follows",
)
def change_kind(request: HttpRequest, slug: str, body: given.KindIn) -> Any:
    one = access.organisation_to_keep(request.user, slug)
    by = signed_in_account(request).person
    actions.reclassify(one, body.kind, on=body.on, is_cluster=body.is_cluster, because=body.because, by=by, at=timezone.now())
    return _shown(request, one)


def _roll(request: HttpRequest, response: HttpResponse, on: date | None) -> Roll:
    """Access first, then whether the caller holds the answer already, then the work."""
    day = access.day_for(request.user, Partnership.objects.first() or Partnership(), on)
    etag.known(request, response, version_now(), day)
    return roll_on(day)


def _shown(request: HttpRequest, one: Organisation) -> Any:
    return whole(Organisation.objects.get(pk=one.pk), is_inside=access.sees_inside(request.user, one))


def _draft(body: given.OrganisationIn) -> Draft:
    country = iso_from_source(body.country)
    if country is None:
        raise _wrong("body", "country", _("“%(code)s” is no country; write its two letters, as in FR.") % {"code": body.country})
    plain = ("name", "short_name", "website", "about", "region", "city", "sectors", "expertise")
    said = _checked({name: value for name in plain if (value := getattr(body, name)) is not None}, country)
    lists: dict[str, Any] = {name: tuple(said.pop(name, ())) for name in ("sectors", "expertise")}
    numbers = _numbers(body.identifiers, country) if body.identifiers else ()
    classed: dict[str, Any] = {"kind": body.kind or "", "is_cluster": body.is_cluster, "kind_from": body.kind_from}
    return Draft(country=country, numbers=numbers, **said, **lists, **classed)


def _checked(said: dict[str, Any], country: str = "") -> dict[str, Any]:
    """Codes that are in their lists; a wrong one names its field."""
    for name in ("sectors", "expertise"):
        known = {one.code for one in getattr(shipped(), name)}
        if unknown := [code for code in said.get(name, ()) if code not in known]:
            raise _wrong("body", name, _("“%(code)s” is not in the list.") % {"code": unknown[0]})
    if (region := said.get("region")) and not Region.objects.filter(pk=region, country=country, level__gte=1).exists():
        raise _wrong("body", "region", _("“%(code)s” is no region of this country in NUTS 2021.") % {"code": region})
    return said


def _numbers(said: list[given.NumberIn], country: str) -> tuple[Number, ...]:
    found = []
    for place, one in enumerate(said):
        try:
            found.append(read(one.scheme, one.value, country))
        except NotANumber as why:
            raise _wrong("body", f"identifiers.{place}.value", str(why)) from why
    return tuple(dict.fromkeys(found))


def _wrong(where: str, field: str, sentence: str) -> ValidationError:
    location = (where, field) if where == "query" else (where, "body", field)
    return ValidationError([{"type": "value_error", "loc": location, "msg": sentence}])
