"""What the office brings and notes: catalogues from files; standards, their ways, what refers to them, enquiries, comments."""

from typing import Any, Literal

from django.http import HttpRequest
from django.utils import timezone
from ninja import Field, File, Form, Schema, Status
from ninja.files import UploadedFile

from entente.api.auth import signed_in, signed_in_account
from entente.api.certification_schemes import router  # one address, one router: reading and keeping share theirs
from entente.api.certification_standards_schemas import (
    BallotIn,
    StageIn,
    StandardCommentIn,
    StandardIn,
    StandardReferenceIn,
    WholeStandardOut,
    whole_standard,
)
from entente.api.errors import declared
from entente.certification import access
from entente.certification.actions import standards as actions
from entente.certification.actions.editions import work_out
from entente.certification.choices import BallotKind, ReferenceKind
from entente.certification.imports.brought import read_brought
from entente.certification.imports.catalogue_facts import CannotImportCatalogues
from entente.certification.imports.catalogue_run import import_catalogues
from entente.certification.models import Standard

REFUSALS: tuple[type[Exception], ...] = (CannotImportCatalogues,)
MOST_TOLD = 200
MADE = {201: WholeStandardOut, **declared(403, 404, 409)}


class CataloguesIn(Schema):
    format: Literal["oscal", "tables", "library"] = Field(description="`tables`: files that begin with frameworks, requirements, mappings.")
    texts: bool = Field(False, description="Their licence lets titles and texts be shown.")
    dry_run: bool = Field(True, description="Only say what would happen.")


class ProblemOut(Schema):
    file: str
    line: int
    kind: str
    subject: str
    sentence: str


class CataloguesOut(Schema):
    frameworks: int
    requirements: int
    mappings: int
    dangling: int
    merged: int
    conflicts: int
    strength_unknown: int
    created: dict[str, int]
    changed: dict[str, int]
    dry_run: bool
    problems: list[ProblemOut] = Field(description="The first 200 lines of the report.")


@router.post(
    "/certification/imports",
    auth=signed_in,
    response={200: CataloguesOut, **declared(403, 409, 413)},
    summary="Bring catalogues and mappings from files that belong together; written as a whole or not at all",
)
def import_files(request: HttpRequest, said: Form[CataloguesIn], files: File[list[UploadedFile]]) -> Any:
    by, now = access.keeper(request.user).person, timezone.now()
    facts = read_brought(said.format, [(file.name or "file", file.read()) for file in files])
    done = import_catalogues(facts, by=by, at=now, with_texts=said.texts, is_dry_run=said.dry_run)
    if not said.dry_run:
        work_out(at=now)
    return done.counts | {"dry_run": said.dry_run, "problems": done.problems[:MOST_TOLD]}


@router.post("/standards", auth=signed_in, response={201: WholeStandardOut, **declared(403, 409)}, summary="Add a standard or a work item")
def add_standard(request: HttpRequest, body: StandardIn) -> Any:
    by = access.keeper(request.user).person
    found = actions.add(actions.StandardFacts(**body.dict()), by=by, at=timezone.now())
    return Status(201, whole_standard(found, request.user))


@router.put("/standards/{str:name}", auth=signed_in, response={200: WholeStandardOut, **declared(403, 404, 409)}, summary="It anew")
def describe_standard(request: HttpRequest, name: str, body: StandardIn) -> Any:
    found, by = _kept(request, name)
    return whole_standard(actions.describe(found, actions.StandardFacts(**body.dict()), by=by, at=timezone.now()), request.user)


@router.post("/standards/{str:name}/stages", auth=signed_in, response=MADE, summary="Note a stage")
def note_stage(request: HttpRequest, name: str, body: StageIn) -> Any:
    found, by = _kept(request, name)
    actions.note_stage(found, body.name, on=body.on, is_planned=body.is_planned, by=by, at=timezone.now())
    return Status(201, whole_standard(found, request.user))


@router.post(
    "/standards/{str:name}/references",
    auth=signed_in,
    response=MADE,
    summary="What refers to it",
)
def add_reference(request: HttpRequest, name: str, body: StandardReferenceIn) -> Any:
    found, by = _kept(request, name)
    actions.add_reference(found, ReferenceKind(body.kind), body.reference, label=body.label, by=by, at=timezone.now())
    return Status(201, whole_standard(found, request.user))


@router.post(
    "/standards/{str:name}/ballots",
    auth=signed_in,
    response=MADE,
    summary="An enquiry or vote",
)
def note_ballot(request: HttpRequest, name: str, body: BallotIn) -> Any:
    found, by = _kept(request, name)
    days = {"opens_on": body.opens_on, "closes_on": body.closes_on}
    actions.note_ballot(found, BallotKind(body.kind), **days, address=body.address, note=body.note, by=by, at=timezone.now())
    return Status(201, whole_standard(found, request.user))


@router.post(
    "/standards/{str:name}/comments",
    auth=signed_in,
    response=MADE,
    summary="What we say on it",
)
def comment(request: HttpRequest, name: str, body: StandardCommentIn) -> Any:
    found, by = _kept(request, name)
    actions.comment(found, body.text, clause=body.clause, proposal=body.proposal, by=by, at=timezone.now())
    return Status(201, whole_standard(found, request.user))


def _kept(request: HttpRequest, name: str) -> tuple[Standard, Any]:
    return access.standard_to_keep(request.user, name), signed_in_account(request).person
