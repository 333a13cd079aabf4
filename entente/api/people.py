"""People and their roles, for the office; who I am and what I may, for everyone signed in."""

from datetime import date
from typing import Any

from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from django.utils import timezone
from ninja import Field, Query, Router, Schema, Status

from entente.api.auth import signed_in_account
from entente.api.errors import declared
from entente.api.paging import After, Page, page
from entente.people import access, actions, queries
from entente.people.choices import Permission, RoleCode
from entente.people.models import Holding, Person

router = Router(tags=["People"])


class Role(Schema):
    """A role from a day to a day; `to_on` is the first day it no longer holds."""

    role: RoleCode
    country: str
    from_on: date
    to_on: date | None

    @staticmethod
    def resolve_role(holding: Holding) -> str:
        return holding.role_id


class Known(Schema):
    """A person the partnership knows; an account is optional."""

    id: int
    name: str
    email: str
    has_account: bool
    roles: list[Role]

    @staticmethod
    def resolve_has_account(person: Person) -> bool:
        return hasattr(person, "account")

    @staticmethod
    def resolve_roles(person: Person) -> list[Holding]:
        return queries.roles_of(person)


class Me(Schema):
    """Who is calling, and what the call may do."""

    id: int
    name: str
    email: str
    roles: list[Role]
    permissions: list[str]


class NewPerson(Schema, extra="forbid"):
    name: str = Field(min_length=1, max_length=200)
    email: str = Field("", max_length=254, description="Where the person is written to; an account is made only by an invitation.")


class NewRole(Schema, extra="forbid"):
    role: RoleCode
    on: date | None = Field(None, description="The first day; today unless given.")
    country: str = Field("", max_length=2, description="Which country an assessor assesses (ISO 3166-1).")


class Named(After):
    q: str = Field("", max_length=200, description="Words of the name.")


class Right(Schema):
    """A permission as tokens name it in their scopes."""

    code: str
    allows: str
    held: bool


@router.get("/me", response=Me, summary="Who I am and what this call may do")
def me(request: HttpRequest) -> Any:
    account = signed_in_account(request)
    mine = {"permissions": sorted(access.permissions_of(account)), "roles": queries.roles_of(account.person)}
    return {"id": account.person_id, "name": account.person.name, "email": account.email, **mine}


@router.get("/permissions", response=list[Right], summary="Every permission, and which this call has")
def permissions(request: HttpRequest) -> Any:
    held = access.permissions_of(request.user)
    return [{"code": right.value, "allows": str(right.label), "held": right.value in held} for right in Permission]


@router.get("/people", response={200: Page[Known], **declared(403)}, summary="The people the partnership knows")
def people(request: HttpRequest, after: Query[Named]) -> Any:
    access.require(request.user, Permission.PEOPLE_MANAGE)
    return page(queries.people(after.q), after, "name_key", "id")


@router.post("/people", response={201: Known, **declared(403, 409)}, summary="Add a person; the same address twice is the same person")
def add_person(request: HttpRequest, body: NewPerson) -> Any:
    by = access.require(request.user, Permission.PEOPLE_MANAGE).person
    return Status(201, actions.add_person(body.name, body.email, by=by, at=timezone.now()))


@router.post("/people/{int:person}/roles", response={201: Role, **declared(403, 404, 409)}, summary="Give a person a role")
def give_role(request: HttpRequest, person: int, body: NewRole) -> Any:
    by = access.require(request.user, Permission.PEOPLE_MANAGE).person
    subject = get_object_or_404(Person, pk=person)
    on = body.on or timezone.localdate()
    return Status(201, actions.give_role(subject, body.role, on=on, by=by, at=timezone.now(), country=body.country))
