"""Publicly funded projects, and the calls and topics they stand under: for everyone."""

from collections.abc import Mapping
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from ninja import Query, Router
from ninja.errors import ValidationError

from entente.api import etag
from entente.api import projects_schemas as schemas
from entente.api.auth import anyone
from entente.api.errors import declared
from entente.api.paging import After, Page, page
from entente.projects.models import Call, Topic
from entente.projects.queries import counts_of, find, project_by_key, register, rows_of
from entente.projects.queries.register import version_now

router = Router(tags=["Projects"], auth=anyone)


@router.get("/projects", response=Page[schemas.ProjectsProjectOut], summary="Publicly funded projects, by words and filters")
def projects(request: HttpRequest, response: HttpResponse, asked: Query[schemas.ProjectsAsked]) -> Any:
    version = version_now()
    etag.known(request, response, version)
    held = register(version)
    if asked.after and asked.after not in held.places:
        sentence = _("This is not a place in this list; send the `next` of the page before, or nothing.")
        raise ValidationError([{"type": "value_error", "loc": ("query", "after"), "msg": sentence}])
    found = find(held, asked.asked, limit=asked.limit)
    return {"items": rows_of(int(held.ids[place]) for place in found.places), "next": found.next or None}


@router.get(
    "/projects/{str:key}", response={200: schemas.WholeProjectOut, **declared(404)}, summary="One project with everybody who takes part"
)
def project(request: HttpRequest, response: HttpResponse, key: str) -> Any:
    etag.known(request, response, version_now())
    found = project_by_key(key)
    if found is None:
        raise Http404
    return found


@router.get("/calls", response=Page[schemas.CodeOut], summary="Calls, each with how many projects came from it")
def calls(request: HttpRequest, response: HttpResponse, asked: Query[After]) -> Any:
    version = version_now()
    etag.known(request, response, version)
    return _counted(page(Call.objects.all(), asked, "code"), counts_of(register(version), "call"))


@router.get("/topics", response=Page[schemas.CodeOut], summary="Topics, each with how many projects stand under it")
def topics(request: HttpRequest, response: HttpResponse, asked: Query[After]) -> Any:
    version = version_now()
    etag.known(request, response, version)
    return _counted(page(Topic.objects.all(), asked, "code"), counts_of(register(version), "topic"))


def _counted(found: dict[str, Any], counts: Mapping[str, int]) -> dict[str, Any]:
    items = [{"code": one.code, "title": one.title, "projects": counts.get(one.code, 0)} for one in found["items"]]
    return {"items": items, "next": found["next"]}
