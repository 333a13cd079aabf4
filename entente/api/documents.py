"""Documents: what is shared with whoever calls, whole or as files."""

from typing import Any, TypeVar

from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.utils import timezone
from django.utils.http import parse_etags
from ninja import Query, Router, Status

from entente.api import documents_schemas as schemas
from entente.api.auth import anyone, signed_in, signed_in_account
from entente.api.documents_filing import asking_in
from entente.api.errors import declared
from entente.api.paging import Page, page
from entente.documents import access, actions, queries
from entente.documents.models import Version
from entente.files.queries import BytesMissing, open_bytes
from entente.members.viewers import keys_of, viewer_of

router = Router(tags=["Documents"], auth=anyone)
Found = TypeVar("Found")
_BYTES = {"responses": {200: {"content": {"application/octet-stream": {"schema": {"type": "string", "format": "binary"}}}}}}


@router.get("/documents", response=Page[schemas.DocumentsDocumentOut], summary="The documents that are open to you, the latest first")
def documents(request: HttpRequest, asked: Query[schemas.DocumentsAsked]) -> Any:
    light = asked.marking.value if asked.marking else ""
    found = queries.listed(keys_of(request.user), words=asked.q, light=light, home_key=asked.home)
    return page(found, asked, "-changed_at", "reference")


@router.get(
    "/documents/{str:reference}", response={200: schemas.WholeDocumentOut, **declared(403, 404)}, summary="One document and its versions"
)
def document(request: HttpRequest, reference: str) -> Any:
    found = asking_in(lambda: access.document_to_read(viewer_of(request.user), reference))
    if found.destroyed_at:
        raise Http404
    return found


@router.get(
    "/documents/{str:reference}/versions/{int:number}",
    response={200: schemas.WholeVersionOut, **declared(403, 404)},
    summary="One version with its words, and its paragraphs by number where it is a text",
)
def version(request: HttpRequest, reference: str, number: int) -> Any:
    return _opened(request, reference, number)


@router.get(
    "/documents/{str:reference}/file",
    response=declared(403, 404),
    openapi_extra=_BYTES,
    summary="The current version as a file; a text as plain text",
)
def current_file(request: HttpRequest, reference: str) -> HttpResponseBase:
    return _file(request, _opened(request, reference, None))


@router.get(
    "/documents/{str:reference}/versions/{int:number}/file",
    response=declared(403, 404),
    openapi_extra=_BYTES,
    summary="One version as a file; a text as plain text",
)
def version_file(request: HttpRequest, reference: str, number: int) -> HttpResponseBase:
    return _file(request, _opened(request, reference, number))


@router.get(
    "/documents/{str:reference}/comments",
    response={200: list[schemas.CommentOut], **declared(403, 404)},
    summary="What was said to a document, by paragraph",
)
def comments(request: HttpRequest, reference: str) -> Any:
    found = asking_in(lambda: access.version_to_read(viewer_of(request.user), reference))
    return queries.comments_of(found.document)


@router.post(
    "/documents/{str:reference}/comments",
    auth=signed_in,
    response={201: schemas.CommentOut, **declared(403, 404, 409)},
    summary="Say something to a document, or to one paragraph of it",
)
def comment(request: HttpRequest, reference: str, body: schemas.CommentIn) -> Any:
    found = asking_in(lambda: access.version_to_read(viewer_of(request.user), reference))
    by = signed_in_account(request).person
    return Status(201, actions.comment(found.document, body.words, paragraph=body.paragraph, by=by, at=timezone.now()))


def _opened(request: HttpRequest, reference: str, number: int | None) -> Version:
    found = asking_in(lambda: access.version_to_read(viewer_of(request.user), reference, number))
    person = getattr(request.user, "person", None)
    actions.note_opening(found, by=person, at=timezone.now())
    return found


def _file(request: HttpRequest, found: Version) -> HttpResponseBase:
    tag = f'"{found.digest[:32]}"'
    if tag in [held.removeprefix("W/") for held in parse_etags(request.headers.get("If-None-Match", ""))]:
        return _guarded(HttpResponse(status=304), tag)
    if found.upload is None or found.is_text:
        return _guarded(HttpResponse(found.text.encode(), content_type="text/plain; charset=utf-8"), tag)
    try:
        response = FileResponse(open_bytes(found.upload), as_attachment=True, filename=found.file_name, content_type=found.media_type)
    except BytesMissing as missing:
        raise Http404(str(missing)) from None
    return _guarded(response, tag)


def _guarded(response: HttpResponseBase, tag: str) -> HttpResponseBase:
    response["ETag"] = tag
    response["Cache-Control"] = "private, no-cache"
    response["X-Content-Type-Options"] = "nosniff"
    response["Content-Security-Policy"] = "default-src 'none'; sandbox"
    return response
