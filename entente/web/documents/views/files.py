"""What goes out as a file: the one that was brought, and Word and PDF of a text. Nothing that a browser would run in our name."""

from collections.abc import Callable

from django.http import FileResponse, Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.utils import timezone
from django.utils.cache import patch_vary_headers
from django.utils.http import content_disposition_header
from django.views.decorators.clickjacking import xframe_options_sameorigin
from django.views.decorators.http import require_GET

from entente.documents import access, actions, kinds
from entente.documents.exports import Paper
from entente.documents.exports import pdf as pdf_of
from entente.documents.exports import word as word_of
from entente.documents.models import Version
from entente.files.queries import BytesMissing, open_bytes
from entente.web.documents.asking import asks_in, me, viewer
from entente.web.documents.papers import name_of, paper_of
from entente.web.files.downloads import NEVER_RUN

_ALONE = f"{NEVER_RUN}; frame-ancestors 'self'"
_IN_A_FRAME = "frame-ancestors 'self'"  # a browser's PDF viewer draws nothing in a sandbox, and runs what a PDF holds in one of its own


@require_GET
@asks_in
def file(request: HttpRequest, reference: str, number: int | None = None) -> HttpResponseBase:
    """The file as it was brought, or a text as the plain text it is."""
    version = _opened(request, reference, number)
    if version.upload is None:
        return _sent(request, version, "txt", "text/plain; charset=utf-8", lambda: version.text.encode())
    return _brought(request, version, as_attachment=True)


@require_GET
@asks_in
@xframe_options_sameorigin
def shown(request: HttpRequest, reference: str, number: int | None = None) -> HttpResponseBase:
    """In the browser: PDF, pictures and plain text only."""
    version = _opened(request, reference, number)
    if version.is_text or version.media_type not in kinds.SHOWN:
        raise Http404
    response = _brought(request, version, as_attachment=False)
    response["Content-Security-Policy"] = _IN_A_FRAME if version.media_type == kinds.PDF else _ALONE
    return response


@require_GET
@asks_in
def word(request: HttpRequest, reference: str, number: int | None = None) -> HttpResponseBase:
    return _paper(request, _opened(request, reference, number), "docx", kinds.WORD, word_of)


@require_GET
@asks_in
def pdf(request: HttpRequest, reference: str, number: int | None = None) -> HttpResponseBase:
    return _paper(request, _opened(request, reference, number), "pdf", kinds.PDF, pdf_of)


def _opened(request: HttpRequest, reference: str, number: int | None) -> Version:
    version = access.version_to_read(viewer(request), reference, number)
    actions.note_opening(version, by=me(request), at=timezone.now())
    return version


def _paper(request: HttpRequest, version: Version, ending: str, media_type: str, make: Callable[[Paper], bytes]) -> HttpResponseBase:
    if not version.is_text:
        raise Http404
    return _sent(request, version, ending, media_type, lambda: make(paper_of(version)))


def _sent(request: HttpRequest, version: Version, ending: str, media_type: str, make: Callable[[], bytes]) -> HttpResponseBase:
    tag = f'"{version.digest[:32]}-{version.document.marking}-{version.number}-{ending}"'
    if _held(request, tag):
        return _guarded(HttpResponse(status=304), tag)
    response = HttpResponse(make(), content_type=media_type)
    response["Content-Disposition"] = content_disposition_header(True, name_of(version, ending)) or "attachment"
    return _guarded(response, tag)


def _brought(request: HttpRequest, version: Version, *, as_attachment: bool) -> HttpResponseBase:
    if version.upload is None:
        raise Http404
    tag = f'"{version.upload.digest[:32]}"'
    if _held(request, tag):
        return _guarded(HttpResponse(status=304), tag)
    try:
        bytes_of = open_bytes(version.upload)
    except BytesMissing as missing:
        raise Http404(str(missing)) from None
    media_type = "text/plain; charset=utf-8" if version.media_type == kinds.TEXT else version.media_type
    response = FileResponse(bytes_of, as_attachment=as_attachment, filename=version.file_name, content_type=media_type)
    return _guarded(response, tag)


def _guarded(response: HttpResponseBase, tag: str) -> HttpResponseBase:
    response["ETag"] = tag
    response["Cache-Control"] = "private, no-cache"
    response["X-Content-Type-Options"] = "nosniff"
    response["Content-Security-Policy"] = NEVER_RUN
    patch_vary_headers(response, ["Cookie"])
    return response


def _held(request: HttpRequest, tag: str) -> bool:
    return tag in [held.strip().removeprefix("W/") for held in request.headers.get("If-None-Match", "").split(",")]
