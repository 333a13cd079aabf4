"""Catalogues of requirements, mappings between them, and what one proves of another."""

from typing import Any

from django.http import Http404, HttpRequest
from django.utils import timezone
from django.utils.translation import gettext as _
from ninja import Query, Router, Status
from ninja.errors import ValidationError

from entente.api import certification_catalogues_schemas as schemas
from entente.api import certification_coverage_schemas as of_coverage
from entente.api.auth import anyone, signed_in, signed_in_account
from entente.api.errors import declared
from entente.api.paging import After, Page, page
from entente.certification import catalogue_access as access
from entente.certification.actions.catalogue_refusals import CatalogueRefusal
from entente.certification.actions.consultations import CommentSaid, comment
from entente.certification.actions.mappings import RowSaid, review_row, write_row
from entente.certification.catalogue_choices import SetState
from entente.certification.exports import oscal
from entente.certification.models import Catalogue, MappingSet, Requirement, RequirementComment
from entente.certification.queries import catalogues as queries
from entente.certification.queries.coverage import Explained, answered, explained, requirement_named
from entente.certification.queries.graph import reading
from entente.certification.queries.holdings import Holding, narrowed, together
from entente.certification.queries.holdings import read as holdings
from entente.engine.coverage import Standing

REFUSALS: tuple[type[Exception], ...] = (CatalogueRefusal,)
router = Router(tags=["Certification: catalogues"], auth=anyone)


@router.get("/certification/catalogues", response=Page[schemas.CatalogueOut], summary="Catalogues of requirements")
def catalogues(request: HttpRequest, asked: Query[schemas.CataloguesAsked]) -> Any:
    return page(queries.listed(asked.q, asked.state.value if asked.state else ""), asked, "reference", "id")


@router.get("/certification/catalogues/{str:catalogue}", response={200: schemas.CatalogueOut, **declared(404)}, summary="One catalogue")
def catalogue(request: HttpRequest, catalogue: str) -> Any:
    return access.catalogue_to_see(catalogue)


@router.get(
    "/certification/catalogues/{str:catalogue}/requirements",
    response={200: Page[schemas.RequirementOut], **declared(404)},
    summary="Its requirements in order, parents first",
)
def requirements(request: HttpRequest, catalogue: str, asked: Query[After]) -> Any:
    found = access.catalogue_to_see(catalogue)
    return page(found.requirements.select_related("parent"), asked, "position", "id")


@router.get("/certification/catalogues/{str:catalogue}/oscal", response={200: dict[str, Any], **declared(404)}, summary="It as OSCAL 1.2")
def catalogue_oscal(request: HttpRequest, catalogue: str) -> Any:
    return oscal.catalog(access.catalogue_to_see(catalogue))


@router.get("/certification/mappings", response=Page[schemas.SetOut], summary="Mapping sets that are or were in use")
def mappings(request: HttpRequest, asked: Query[After]) -> Any:
    return page(MappingSet.objects.exclude(state=SetState.DRAFT).select_related("source", "target"), asked, "id")


@router.get(
    "/certification/mappings/{int:mapping}/rows",
    response={200: Page[schemas.CatalogueRowOut], **declared(404)},
    summary="What a set says",
)
def rows(request: HttpRequest, mapping: int, asked: Query[After]) -> Any:
    return page(access.set_to_see(request.user, mapping).rows.select_related("source", "target"), asked, "id")


@router.get(
    "/certification/mappings/{int:mapping}/oscal",
    response={200: dict[str, Any], **declared(404)},
    summary="A set as an OSCAL mapping-collection",
)
def mapping_oscal(request: HttpRequest, mapping: int) -> Any:
    return oscal.mapping_collection(access.set_to_see(request.user, mapping))


@router.post(
    "/certification/mappings/{int:mapping}/rows",
    response={201: schemas.CatalogueRowOut, **declared(403, 404, 409)},
    auth=signed_in,
    summary="Write a row, or write it anew; it waits for another person's review",
)
def write(request: HttpRequest, mapping: int, body: schemas.RowIn) -> Any:
    found, account = access.set_to_edit(signed_in_account(request), mapping)
    source, target = _requirement(found.source, body.source, "source"), _requirement(found.target, body.target, "target")
    said = RowSaid(body.relation, body.rationale, body.strength, body.confidence.value if body.confidence else "")
    return Status(201, write_row(found, source, target, said, by=account.person, at=timezone.now()))


@router.post(
    "/certification/mappings/rows/{int:row}/review",
    response={200: schemas.CatalogueRowOut, **declared(403, 404, 409)},
    auth=signed_in,
    summary="Accept or reject a row that somebody else wrote",
)
def review(request: HttpRequest, row: int, body: schemas.ReviewIn) -> Any:
    found, account = access.row_to_review(signed_in_account(request), row)
    return review_row(found, accept=body.accept, relation=body.relation, share=body.share, by=account.person, at=timezone.now())


@router.get(
    "/certification/coverage",
    response={200: of_coverage.CoverageOut, **declared(404)},
    summary="What is proved of a catalogue or scheme by what is held, requirement by requirement, with the chain that shows it",
)
def coverage(request: HttpRequest, asked: Query[of_coverage.CoverageAsked]) -> Any:
    held, target = _held(asked)
    read = reading(sets=asked.sets or None, cautiously=asked.cautious)
    answer = answered(read, together(held), target.selection)
    low, high = answer.interval
    lines = [_line(one) for standing in Standing for one in explained(answer, answer.places(standing))]
    return {**answer.counts, "low": low, "high": high, "edition": read.edition, "lines": lines, "held": held}


@router.get("/certification/coverage/matrix", response=of_coverage.MatrixOut, summary="Every catalogue onto every other, in numbers")
def coverage_matrix(request: HttpRequest) -> Any:
    read = reading()
    slugs = Catalogue.objects.in_bulk(read.catalogues.tolist())
    cells = [
        [[int(certain), int(possible)] for certain, possible in zip(*row, strict=True)]
        for row in zip(read.matrix.certain, read.matrix.possible, strict=True)
    ]
    names = [slugs[int(pk)].slug if int(pk) in slugs else "" for pk in read.catalogues]
    return {"catalogues": names, "totals": read.matrix.total.tolist(), "cells": cells, "edition": read.edition}


@router.get(
    "/certification/catalogues/{str:catalogue}/comments",
    response={200: Page[schemas.CatalogueCommentOut], **declared(403, 404)},
    auth=signed_in,
    summary="Comments on a candidate scheme; for the community",
)
def comments(request: HttpRequest, catalogue: str, asked: Query[After]) -> Any:
    found = access.catalogue_to_see(catalogue)
    if not access.reads_comments(signed_in_account(request)):
        raise Http404
    rows = RequirementComment.objects.filter(requirement__catalogue=found).select_related("requirement", "organisation", "aligned_with")
    return page(rows, asked, "id")


@router.post(
    "/certification/catalogues/{str:catalogue}/comments",
    response={201: schemas.CatalogueCommentOut, **declared(403, 404, 409)},
    auth=signed_in,
    summary="Comment on a requirement of a candidate scheme",
)
def add_comment(request: HttpRequest, catalogue: str, body: schemas.CatalogueCommentIn) -> Any:
    account = signed_in_account(request)
    named = requirement_named(access.catalogue_to_see(catalogue), body.requirement)
    if named is None:
        raise Http404
    found, _account = access.requirement_to_comment(account, catalogue, named.pk)
    organisation = access.organisation_to_check_for(account, body.organisation)[0] if body.organisation else None
    other = Requirement.objects.select_related("catalogue").filter(urn=body.aligned_with).first() if body.aligned_with else None
    if body.aligned_with and other is None:
        raise _wrong("aligned_with", _("No requirement has this URN."))
    said = CommentSaid(body.text, body.proposal, other, body.relation)
    return Status(201, comment(found, said, organisation=organisation, by=account.person, at=timezone.now()))


def _held(asked: of_coverage.CoverageAsked) -> tuple[list[Holding], Holding]:
    found = holdings([*asked.hold, asked.target], timezone.localdate())
    if any(name not in found for name in [*asked.hold, asked.target]):
        raise Http404
    target = found[asked.target]
    if target.doubt:
        raise ValidationError([_problem(("query", "target"), target.doubt)])
    return narrowed(found[name] for name in asked.hold), target


def _requirement(catalogue: Catalogue, name: str, field: str) -> Requirement:
    if found := requirement_named(catalogue, name):
        return found
    raise _wrong(field, _("%(catalogue)s has no requirement %(name)s.") % {"catalogue": catalogue, "name": name})


def _wrong(field: str, sentence: str) -> ValidationError:
    return ValidationError([_problem(("body", "body", field), sentence)])


def _problem(where: tuple[str, ...], sentence: str) -> dict[str, Any]:
    return {"type": "value_error", "loc": where, "msg": sentence}


def _line(one: Explained) -> dict[str, Any]:
    steps = [
        {
            "requirement": step.requirement.urn,
            "link": step.link.value,
            "row": step.row.pk if step.row else None,
            "relation": step.row.read_as.value if step.row else None,
        }
        for step in one.steps
    ]
    about = {"requirement": one.requirement.urn, "reference": one.requirement.label, "standing": one.standing.name.lower()}
    return {**about, "at_least": one.share, "chain": steps}
