"""Mirrors by program: what your circles compare, what you gave, where you stand. Nobody else's figures."""

from typing import Any

from django.http import HttpRequest
from django.http.response import Http404
from django.utils import timezone
from ninja import Router, Schema

from entente.api import mirror_schemas as schemas
from entente.api.auth import signed_in_account
from entente.api.errors import declared
from entente.members.access import organisation_to_read
from entente.mirror import access, actions
from entente.vocabulary.choices import Scheme
from entente.vocabulary.models import Sector

REFUSALS: tuple[type[Exception], ...] = (actions.Refusal,)
router = Router(tags=["Mirror"])
MOST = 100


class MirrorLine(Schema):
    id: int
    body: str
    title: str
    state: str

    @staticmethod
    def resolve_body(row: Any) -> str:
        return str(row.body.code)


@router.get("/mirror", response=list[MirrorLine], summary="The last hundred mirrors of your circles, the newest first")
def mirrors(request: HttpRequest) -> Any:
    return access.mirrors(request.user).select_related("body").order_by("-pk")[:MOST]


@router.get("/mirror/{int:mirror_id}", response={200: schemas.MirrorOut, **declared(404)}, summary="One mirror, and where you stand in it")
def mirror(request: HttpRequest, mirror_id: int) -> Any:
    found = access.mirror_to_read(request.user, mirror_id)
    return schemas.mirror(found, access.given_by(request.user, found))


@router.post(
    "/mirror/{int:mirror_id}/contribution",
    response={200: schemas.MirrorOut, **declared(403, 404, 409)},
    summary="Give your figures, in place of what was given before",
)
def give(request: HttpRequest, mirror_id: int, body: schemas.GivenIn) -> Any:
    found = access.mirror_to_read(request.user, mirror_id)
    organisation = access.giver(request.user, found, organisation_to_read(request.user, body.organisation).pk)
    amounts = {one.figure: one.amount for one in body.amounts}
    by = signed_in_account(request).person
    actions.give(found, organisation, amounts, sector=_sector(body.sector), by=by, at=timezone.now())
    return schemas.mirror(found, access.given_by(request.user, found))


def _sector(code: str | None) -> Sector | None:
    if not code:
        return None
    found: Sector | None = Sector.objects.filter(scheme=Scheme.DEMAND, code=code).first()
    if found is None:
        raise Http404
    return found
