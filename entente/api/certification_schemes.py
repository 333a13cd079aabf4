"""Schemes, certificates and standards: for everyone to read, for the office to keep."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from ninja import File, Form, Query, Router, Status
from ninja.errors import ValidationError
from ninja.files import UploadedFile

from entente.api import certification_certificates_schemas as of_certificates
from entente.api import certification_standards_schemas as of_standards
from entente.api import etag
from entente.api.auth import anyone, signed_in, signed_in_account
from entente.api.certification_certificates_schemas import certificate_said, whole_certificate
from entente.api.certification_schemes_schemas import SchemeOut, SchemeStateIn, WholeSchemeOut, scheme_said, whole_scheme
from entente.api.errors import declared
from entente.api.paging import Page
from entente.certification import access
from entente.certification.actions import certificates as certificate_actions
from entente.certification.actions import schemes as scheme_actions
from entente.certification.actions.refusals import Refusal
from entente.certification.choices import CertificateState, SchemeState
from entente.certification.imports.certificate_layouts import layout_of
from entente.certification.imports.certificate_source import file_at
from entente.certification.queries import certificate_holders, certificates, schemes, standards
from entente.certification.queries.certificate_found import find, is_place
from entente.certification.queries.certificate_register import register, version_now
from entente.certification.queries.certificates import rows_of
from entente.certification.queries.holdings import read
from entente.certification.queries.standard_gaps import gaps_of
from entente.certification.queries.standards import StandardsAsked
from entente.certification.tasks import CERTIFICATES
from entente.files.actions import CannotKeep, keep
from entente.files.queries import path
from entente.jobs import actions as jobs
from entente.members.access import organisation_to_read
from entente.products.access import product_to_read
from entente.projects.imports.refusals import CannotImport

REFUSALS: tuple[type[Exception], ...] = (Refusal, CannotImport, CannotKeep)
router = Router(auth=anyone)


@router.get("/schemes", response=list[SchemeOut], summary="Certification schemes, and where each stands today")
def scheme_list(request: HttpRequest) -> Any:
    return [scheme_said(one) for one in schemes.tracked(timezone.localdate())]


@router.get("/schemes/{str:code}", response={200: WholeSchemeOut, **declared(404)}, summary="One scheme with all that is known of it")
def scheme(request: HttpRequest, code: str) -> Any:
    return whole_scheme(access.scheme_to_read(code))


@router.post(
    "/schemes/{str:code}/statuses",
    auth=signed_in,
    response={201: WholeSchemeOut, **declared(403, 404, 409)},
    summary="Where a scheme stands from a day on",
)
def scheme_state(request: HttpRequest, code: str, body: SchemeStateIn) -> Any:
    found = access.scheme_to_keep(request.user, code)
    by = signed_in_account(request).person
    scheme_actions.set_state(found, SchemeState(body.state), on=body.on, source=body.source, note=body.note, by=by, at=timezone.now())
    return Status(201, whole_scheme(found))


@router.get(
    "/certificates", response=Page[of_certificates.CertificateOut], summary="Certificates of products and services, by words and filters"
)
def certificate_list(request: HttpRequest, response: HttpResponse, asked: Query[of_certificates.CertificatesAsked]) -> Any:
    day, version = timezone.localdate(), version_now()
    etag.known(request, response, version, day)
    held = register(day, version)
    if asked.after and not is_place(held, asked.after):
        sentence = _("This is not a place in this list; send the `next` of the page before, or nothing.")
        raise ValidationError([{"type": "value_error", "loc": ("query", "after"), "msg": sentence}])
    found = find(held, asked.asked, limit=asked.limit)
    lines = certificates.lines(rows_of(int(held.ids[place]) for place in found.places), day)
    return {"items": [certificate_said(line) for line in lines], "next": found.next or None}


@router.post(
    "/certificates/imports",
    auth=signed_in,
    response={201: dict[str, int], **declared(403, 409, 413)},
    summary="Import a register's file as long work; `job` is its number",
)
def import_file(request: HttpRequest, said: Form[of_certificates.CertificateImportIn], file: File[UploadedFile]) -> Any:
    by, now = access.keeper(request.user).person, timezone.now()
    upload = keep(file.file, file.name or "file", by=by, at=now)  # type: ignore[arg-type]
    layout = said.layout or layout_of(file_at(path(upload), upload.name))
    title = _("Dry run of certificates") if said.dry_run else _("Import of certificates")
    parameters = {"upload": upload.pk, "layout": layout, "dry_run": said.dry_run}
    return Status(201, {"job": jobs.start(CERTIFICATES, title, parameters, by=by, at=now).pk})


@router.get(
    "/certificates/holders",
    auth=signed_in,
    response={200: list[of_certificates.CertificateProposalOut], **declared(403)},
    summary="Holders to confirm",
)
def holder_list(request: HttpRequest) -> Any:
    access.keeper(request.user)
    return [
        {
            **{"holder_id": one.holder.pk, "holder": one.holder.name, "organisation": one.organisation.slug},
            **{"organisation_name": one.organisation.name, "is_in_country": one.is_in_country, "certificates": one.certificates},
        }
        for one in certificate_holders.proposals()
    ]


@router.post(
    "/certificates/holders/{int:pk}/match",
    auth=signed_in,
    response={204: None, **declared(403, 404, 409)},
    summary="Whether a holder and an organisation are the same",
)
def match_holder(request: HttpRequest, pk: int, body: of_certificates.HolderMatchIn) -> Any:
    holder = access.holder_to_match(request.user, pk)
    organisation = organisation_to_read(request.user, body.organisation)
    by = signed_in_account(request).person
    certificate_actions.match(holder, organisation, is_same=body.is_same, by=by, at=timezone.now())
    return Status(204, None)


@router.get("/certificates/{int:pk}", response={200: of_certificates.WholeCertificateOut, **declared(404)}, summary="One certificate")
def certificate(request: HttpRequest, pk: int) -> Any:
    return whole_certificate(pk)


@router.post(
    "/certificates/{int:pk}/statuses",
    auth=signed_in,
    response={201: of_certificates.WholeCertificateOut, **declared(403, 404, 409)},
    summary="Where a certificate stands from a day on",
)
def certificate_state(request: HttpRequest, pk: int, body: of_certificates.CertificateStateIn) -> Any:
    found = access.certificate_to_keep(request.user, pk)
    by = signed_in_account(request).person
    certificate_actions.set_state(found, CertificateState(body.state), on=body.on, because=body.because, by=by, at=timezone.now())
    return Status(201, whole_certificate(pk))


@router.put(
    "/certificates/{int:pk}/product",
    auth=signed_in,
    response={200: of_certificates.WholeCertificateOut, **declared(403, 404, 409)},
    summary="Say which product a certificate is for",
)
def certificate_product(request: HttpRequest, pk: int, body: of_certificates.ProductOfIn) -> Any:
    found = access.certificate_to_link(request.user, pk)
    product = product_to_read(body.product) if body.product else None
    certificate_actions.name_product(found, product, by=signed_in_account(request).person, at=timezone.now())
    return whole_certificate(pk)


@router.get("/standards", response=Page[of_standards.StandardOut], summary="Standards and work items, by words and filters")
def standard_list(request: HttpRequest, asked: Query[of_standards.StandardsIn]) -> Any:
    wanted = StandardsAsked(asked.q, asked.body, asked.state, asked.followed, asked.after.replace("\x00", ""))
    found = standards.find(wanted, limit=asked.limit)
    return {"items": found.rows, "next": found.next or None}


@router.get(
    "/standards/gaps",
    response={200: of_standards.GapsOut, **declared(404)},
    summary="Which requirements no standard covers: of a catalogue or scheme, or of those named",
)
def standard_gaps(request: HttpRequest, asked: Query[of_standards.GapsIn]) -> Any:
    if asked.of:
        found = read([asked.of], timezone.localdate()).get(asked.of)
        if found is None:
            raise Http404
        gaps = gaps_of(found.selection)
        return {"asked": len(gaps.rows), "uncovered": [one.urn for one in gaps.uncovered]}
    references = [reference[:255].replace("\x00", "") for reference in asked.references]
    return {"asked": len(references), "uncovered": standards.uncovered(references)}


@router.get("/standards/{str:name}", response={200: of_standards.WholeStandardOut, **declared(404)}, summary="One standard")
def standard(request: HttpRequest, name: str) -> Any:
    return of_standards.whole_standard(access.standard_to_read(name), request.user)
