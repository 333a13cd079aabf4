"""The dialogue by program: trackers and what was seen, partner bodies, the log, consultations, and regions with their matches."""

from typing import Any

from django.http import Http404, HttpRequest
from django.utils import timezone
from ninja import Path, Query, Router, Status

from entente.api import dialogue_schemas as schemas
from entente.api.auth import anyone, signed_in_account
from entente.api.errors import declared
from entente.api.paging import After, Page, page
from entente.dialogue import access, actions
from entente.dialogue.models import Consultation, Tracker
from entente.dialogue.queries import trackers as known
from entente.dialogue.queries.regions import matched
from entente.members.models import Partnership
from entente.vocabulary.models import Country
from entente.vocabulary.queries import countries

REFUSALS: tuple[type[Exception], ...] = (actions.Refusal,)
router = Router(tags=["Dialogue"])


@router.get("/dialogue/trackers", auth=anyone, response=Page[schemas.TrackerOut], summary="What countries are followed in")
def trackers(request: HttpRequest, asked: Query[After]) -> Any:
    return page(Tracker.objects.all(), asked, "id")


@router.get(
    "/dialogue/trackers/{int:tracker_id}",
    auth=anyone,
    response={200: schemas.TrackerWhole, **declared(404)},
    summary="One tracker, and how each country stands in it",
)
def tracker(request: HttpRequest, tracker_id: int) -> Any:
    found = access.tracker_to_read(tracker_id)
    return schemas.whole(found, known.standings(found, timezone.localdate()))


@router.get(
    "/dialogue/trackers/{int:tracker_id}/countries/{country}",
    auth=anyone,
    response={200: list[schemas.CheckOut], **declared(404)},
    summary="What was seen of a country in a tracker, the latest first",
)
def history(request: HttpRequest, tracker_id: int, country: Path[str]) -> Any:
    return known.history(access.tracker_to_read(tracker_id), _code(country))


@router.post(
    "/dialogue/trackers/{int:tracker_id}/countries/{country}",
    response={201: list[schemas.CheckOut], **declared(403, 404, 409)},
    summary="Enter what you saw of a country, with its source",
)
def check(request: HttpRequest, tracker_id: int, country: Path[str], body: schemas.CheckIn) -> Any:
    found = access.tracker_to_check(request.user, tracker_id, _code(country))
    seen = actions.Seen(**body.dict() | {"phase": body.phase.value})
    actions.check(found, Country.objects.get(pk=country), seen, by=signed_in_account(request).person, at=timezone.now())
    return Status(201, known.history(found, country))


@router.get("/dialogue/partners", auth=anyone, response=Page[schemas.CounterpartOut], summary="Partner bodies that you may see")
def partners(request: HttpRequest, asked: Query[After]) -> Any:
    return page(access.counterparts(request.user), asked, "id")


@router.get(
    "/dialogue/partners/{int:counterpart_id}",
    auth=anyone,
    response={200: schemas.CounterpartOut, **declared(404)},
    summary="One partner body",
)
def partner(request: HttpRequest, counterpart_id: int) -> Any:
    return access.counterpart_to_read(request.user, counterpart_id)


@router.get("/dialogue/log", response=Page[schemas.EncounterOut], summary="Meetings with partner bodies that you may read")
def log(request: HttpRequest, asked: Query[After]) -> Any:
    return page(access.encounters(request.user), asked, "-id")


@router.get("/dialogue/consultations", auth=anyone, response=Page[schemas.ConsultationOut], summary="Consultations, the newest first")
def consultations(request: HttpRequest, asked: Query[After]) -> Any:
    return page(Consultation.objects.all(), asked, "-id")


@router.get(
    "/dialogue/consultations/{int:consultation_id}",
    auth=anyone,
    response={200: schemas.ConsultationOut, **declared(404)},
    summary="One consultation, and how far the answer has come",
)
def consultation(request: HttpRequest, consultation_id: int) -> Any:
    return access.consultation_to_read(consultation_id)


@router.get(
    "/dialogue/regions/{code}",
    auth=anyone,
    response={200: schemas.RegionOut, **declared(404)},
    summary="A region's profile of expertise, and which regions are like it and why",
)
def region(request: HttpRequest, code: Path[str]) -> Any:
    found = access.region_to_read(code)
    return schemas.region(*matched(found, (Partnership.objects.first() or Partnership()).day))


def _code(country: str) -> str:
    if country not in countries():
        raise Http404
    return country
