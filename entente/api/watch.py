"""Watch by program: advisories that you may read, written, answered, imported and exported."""

from typing import Any

from django.http import Http404, HttpRequest
from django.utils import timezone
from ninja import Query, Router, Status

from entente.api import watch_schemas as schemas
from entente.api.auth import anyone, signed_in_account
from entente.api.errors import declared
from entente.api.paging import After, Page, page
from entente.members.access import organisation_to_read
from entente.members.models import Organisation
from entente.members.viewers import keys_of
from entente.people.models import Person
from entente.vocabulary.models import Sector
from entente.watch import access, actions, exports, queries
from entente.watch.exports import CannotExport
from entente.watch.imports.run import AdvisoryImport, CannotImport
from entente.watch.models import Advisory, Circle
from entente.watch.queries import AdvisoriesAsked

REFUSALS: tuple[type[Exception], ...] = (actions.Refusal, CannotExport, CannotImport)
router = Router(tags=["Watch"])


@router.get(
    "/watch/advisories", auth=anyone, response=Page[schemas.AdvisoryLineOut], summary="Advisories that you may read, the latest first"
)
def advisories(
    request: HttpRequest, asked: Query[After], q: str = "", level: str = "", sector: str = "", mine: bool = False, exploited: bool = False
) -> Any:
    words, code = (text.replace("\x00", "")[:200] for text in (q, sector))
    wanted = AdvisoriesAsked(words, level[:20], code, exploited=exploited, mine=access.own(request.user) if mine else None)
    return page(queries.listed(keys_of(request.user), wanted), asked, "-published_on", "-id")


@router.post("/watch/advisories", response={201: schemas.AdvisoryOut, **declared(403, 404, 409)}, summary="Publish an advisory")
def publish(request: HttpRequest, body: schemas.NewAdvisory) -> Any:
    by, keeps = access.writer(request.user).person, access.keeps(request.user)
    organisation = _whose(request, body.organisation)
    circle = _circle(access.circles_to_write_to(request.user), body.circle)
    given = [organisation_to_read(request.user, slug) for slug in body.recipients]
    written = body.written(circle, given, _sectors(body.sectors))
    return Status(201, _told(request, actions.publish(written, organisation, by=by, at=timezone.now(), keeps=keeps)))


@router.get(
    "/watch/advisories/{int:advisory_id}", auth=anyone, response={200: schemas.AdvisoryOut, **declared(404)}, summary="One advisory"
)
def advisory(request: HttpRequest, advisory_id: int) -> Any:
    return _told(request, access.advisory_to_read(request.user, advisory_id))


@router.post(
    "/watch/advisories/{int:advisory_id}/withdraw",
    response={200: schemas.AdvisoryOut, **declared(403, 404, 409)},
    summary="Withdraw an advisory; its recipients still read it, with the reason",
)
def withdraw(request: HttpRequest, advisory_id: int, body: schemas.BecauseIn) -> Any:
    found = access.advisory_to_change(request.user, advisory_id)
    return _told(request, actions.withdraw(found, because=body.because, by=_by(request), at=timezone.now()))


@router.post(
    "/watch/advisories/{int:advisory_id}/answer",
    response={200: schemas.WatchAnswerOut, **declared(403, 404, 409)},
    summary="Say how your organisation stands with an advisory",
)
def answer(request: HttpRequest, advisory_id: int, body: schemas.WatchAnswerIn) -> Any:
    found = access.advisory_to_read(request.user, advisory_id)
    organisation = organisation_to_read(request.user, body.organisation)
    by = access.speaker_for(request.user, organisation.pk).person
    return actions.answer(found, organisation, body.stance, body.note, by=by, at=timezone.now())


@router.get(
    "/watch/advisories/{int:advisory_id}/answers",
    response={200: list[schemas.WatchAnswerOut], **declared(404)},
    summary="Answers to an advisory: all for its writer, the office and the auditor, else your own",
)
def answers(request: HttpRequest, advisory_id: int) -> Any:
    found = access.advisory_to_read(request.user, advisory_id)
    shown = access.answers_to_show(request.user, found)
    rows = found.asked.select_related("organisation").order_by("organisation__name_key")
    return rows if shown is None else rows.filter(organisation__in=shown)


@router.get(
    "/watch/advisories/{int:advisory_id}/csaf",
    auth=anyone,
    response={200: schemas.ExportOut, **declared(404, 409)},
    summary="An advisory as CSAF 2.0, and what that loses; refused where it would loosen the marking",
)
def csaf(request: HttpRequest, advisory_id: int) -> Any:
    found = access.advisory_to_read(request.user, advisory_id)
    (going,) = exports.outgoing(Advisory.objects.filter(pk=found.pk))
    return exports.as_csaf(going)


@router.get(
    "/watch/advisories/{int:advisory_id}/stix",
    auth=anyone,
    response={200: schemas.ExportOut, **declared(404, 409)},
    summary="An advisory as a STIX 2.1 bundle, and what that loses",
)
def stix(request: HttpRequest, advisory_id: int) -> Any:
    found = access.advisory_to_read(request.user, advisory_id)
    (going,) = exports.outgoing(Advisory.objects.filter(pk=found.pk))
    return exports.as_stix([going], going.changed_at)


@router.post("/watch/imports", response={200: schemas.WatchImportOut, **declared(403, 404, 409)}, summary="Import a file of advisories")
def bring(request: HttpRequest, body: schemas.WatchImportIn) -> Any:
    by = access.keeper(request.user).person
    circle = _circle(Circle.objects.select_related("body"), body.circle)
    files = [(body.name or "file", body.content.encode("utf-8", "replace"))]
    run = AdvisoryImport(files, by, timezone.now(), body.format, circle, is_dry_run=body.dry_run)
    return run.run() | {"left_out": [one for _name, one in run.left[:200]]}


@router.get("/watch/circles", auth=anyone, response=list[schemas.CircleOut], summary="The circles and how each shares")
def circles(request: HttpRequest) -> Any:
    return Circle.objects.select_related("body").prefetch_related("sectors").order_by("body__code")


@router.get("/watch/picture", auth=anyone, response=schemas.PictureOut, summary="Advisories a month by sector, of those that you may read")
def picture(request: HttpRequest) -> Any:
    found = queries.picture(keys_of(request.user), timezone.localdate())
    cells = [{"sector": code, "month": month, "advisories": count} for (code, month), count in sorted(found.counts.items())]
    return {"total": found.total, "months": found.months, "cells": cells}


def _told(request: HttpRequest, row: Advisory) -> Advisory:
    touched = queries.touched(row, timezone.localdate())
    row.products = [one.slug for one in touched.products]  # type: ignore[attr-defined]
    row.certificates = [one.pk for one in touched.certificates]  # type: ignore[attr-defined]
    row.concerns = [f"{one.kind}: {one.label}" for one in queries.reasons(row, access.own(request.user))]  # type: ignore[attr-defined]
    return row


def _whose(request: HttpRequest, slug: str) -> Organisation | None:
    """Without a name it is the partnership's, which the office writes for; a member's people write in its name."""
    own = access.organisations_to_speak_for(request.user)
    if not slug:
        return None if access.keeps(request.user) else own[0]
    organisation = organisation_to_read(request.user, slug)
    access.speaker_for(request.user, organisation.pk)
    return organisation


def _circle(circles: Any, pk: int | None) -> Circle | None:
    found: Circle | None = circles.filter(pk=pk).first() if pk is not None else None
    if pk is not None and found is None:
        raise Http404
    return found


def _sectors(codes: list[str]) -> list[Sector]:
    found = list(Sector.objects.filter(pk__in=codes))
    if unknown := sorted(set(codes) - {one.pk for one in found}):
        raise actions.CannotPublish(f"There is no sector {unknown[0][:40]!r}; the vocabulary lists them all.", "sectors")
    return found


def _by(request: HttpRequest) -> Person:
    return signed_in_account(request).person
