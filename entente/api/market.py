"""The market by program: who accepts what, where a certificate opens it, how fragmented it is, and what was released."""

from datetime import date
from typing import Any

from django.http import Http404, HttpRequest
from django.utils import timezone
from ninja import Query, Router, Status

from entente.api import market_schemas as schemas
from entente.api.auth import anyone, signed_in, signed_in_account
from entente.api.errors import declared
from entente.market import access
from entente.market.actions import keeping
from entente.market.actions.refusals import Refusal
from entente.market.models import Acceptance, FragmentationRelease, LevelCost, Recognition
from entente.market.queries.current import figures_on
from entente.market.queries.opening import certificate_named, opening
from entente.market.queries.selling import Selling, selling
from entente.market.words import as_json

REFUSALS: tuple[type[Exception], ...] = (Refusal,)
router = Router(auth=anyone, tags=["Market"])


@router.get("/market/index", response={200: schemas.IndexOut, **declared(404)}, summary="How fragmented the market is")
def index(request: HttpRequest, as_of: date | None = None) -> Any:
    """Visitors get what was released last, who is signed in today’s figures; only the office and the auditor choose `as_of`."""
    if access.reads_live(request.user):
        day = as_of if as_of and access.chooses_day(request.user) and 2000 <= as_of.year <= 2100 else timezone.localdate()
        return figures_on(day)
    newest = access.newest_release()
    if newest is None:
        raise Http404
    return {**newest.results, "release": newest.pk}


@router.get(
    "/market/access/{str:certificate}", response={200: schemas.AccessOut, **declared(404)}, summary="Where a certificate opens the market"
)
def opens(request: HttpRequest, certificate: str) -> Any:
    """`certificate`: its number as the scheme writes it, or its id here."""
    found = certificate_named(certificate)
    if found is None:
        raise Http404
    day = timezone.localdate()
    return as_json(opening(found, day), day)


@router.get("/market/acceptances", response=list[schemas.AcceptanceOut], summary="What markets ask today")
def acceptances(request: HttpRequest) -> Any:
    return Acceptance.objects.known().on(timezone.localdate()).order_by("state_id", "sector", "scope")


@router.post(
    "/market/acceptances",
    auth=signed_in,
    response={201: schemas.AcceptanceOut, **declared(403, 404, 409)},
    summary="Say what a market asks from a day on",
)
def set_acceptance(request: HttpRequest, body: schemas.AcceptanceIn) -> Any:
    market = access.market_to_keep(request.user, body.state, body.sector)
    by = signed_in_account(request).person
    return Status(201, keeping.set_acceptance(body.asked(market.state_id), body.read, on=body.on, by=by, at=timezone.now()))


@router.get("/market/recognitions", response=list[schemas.RecognitionOut], summary="What counts as what, and where, today")
def recognitions(request: HttpRequest) -> Any:
    return Recognition.objects.known().on(timezone.localdate()).order_by("code")


@router.get("/market/costs", response=list[schemas.CostOut], summary="What certificates cost, as ranges")
def costs(request: HttpRequest) -> Any:
    return LevelCost.objects.known().on(timezone.localdate()).select_related("scheme").order_by("scheme__code", "level", "unit")


@router.post("/market/costs", auth=signed_in, response={201: schemas.CostOut, **declared(403, 409)}, summary="Say what a certificate costs")
def set_cost(request: HttpRequest, body: schemas.CostIn) -> Any:
    by = access.keeper(request.user).person
    return Status(201, keeping.set_cost(body.range, body.read, on=body.on, by=by, at=timezone.now()))


@router.get("/market/sell", response=dict[str, Any], summary="The cheapest set of certificates for some states and sectors")
def sell(request: HttpRequest, asked: Query[schemas.SellAsked]) -> Any:
    return _selling(selling(timezone.localdate(), asked.scope.value, {one.upper() for one in asked.states}, set(asked.sectors)))


@router.get("/market/releases", response=list[schemas.ReleaseOut], summary="The index as it was released, the newest first")
def releases(request: HttpRequest) -> Any:
    return FragmentationRelease.objects.defer("packed").order_by("-at", "-pk")[:100]


@router.get(
    "/market/releases/{int:pk}", response={200: dict[str, Any], **declared(404)}, summary="One release with everything that went in"
)
def release(request: HttpRequest, pk: int) -> Any:
    found = access.release_to_read(pk)
    plain = {name: getattr(found, name) for name in ("as_of", "known_by", "inputs_hash", "parameters", "reason", "results")}
    return {"id": found.pk, **plain, "inputs": found.inputs}


def _selling(found: Selling) -> dict[str, Any]:
    lists = {name: [list(one) for one in getattr(found, name)] for name in ("free", "closed", "uncosted", "unknown")}
    taken = [
        {"scheme": one.scheme, "level": one.level, "opens": [list(place) for place in one.opens], "cost": one.cost} for one in found.taken
    ]
    return {"taken": taken, "cost": found.cost, **lists}
