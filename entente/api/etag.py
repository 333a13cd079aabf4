"""Answers that have not changed are not sent again: ETag out, If-None-Match in, 304 back."""

import hashlib

from django.http import HttpRequest, HttpResponse
from django.utils.cache import patch_vary_headers
from django.utils.http import parse_etags, quote_etag
from django.utils.translation import get_language


class UnchangedError(Exception):
    """The reader already holds this answer; its text is the tag."""


def known(request: HttpRequest, response: HttpResponse, *parts: object) -> None:
    """Call after the access check, before the work: `parts` say all that the answer depends on besides reader, address and language
    (`record.queries.version("members")`, the day). Raises UnchangedError when the reader holds it."""
    tag = _tag(request.get_full_path(), _reader(request), get_language(), *parts)
    _marked(response, tag)
    if _held(request, tag):
        raise UnchangedError(tag)


def settled(request: HttpRequest, response: HttpResponse) -> HttpResponse:
    """What every answer to a GET goes through: an ETag from its content unless the operation gave one."""
    if request.method != "GET" or response.status_code != 200:
        return response
    if not response.has_header("ETag"):
        _marked(response, _tag(response.content))
    return unchanged(response["ETag"]) if _held(request, response["ETag"]) else response


def unchanged(tag: str) -> HttpResponse:
    return _marked(HttpResponse(status=304), tag)


def _held(request: HttpRequest, tag: str) -> bool:
    """Weak comparison, as RFC 9110 asks of If-None-Match."""
    return any(held == "*" or held.removeprefix("W/") == tag for held in parse_etags(request.headers.get("If-None-Match", "")))


def _marked(response: HttpResponse, tag: str) -> HttpResponse:
    response["ETag"] = tag
    response["Cache-Control"] = "private, no-cache"
    patch_vary_headers(response, ["Accept-Language", "Authorization", "Cookie"])
    return response


def _tag(*parts: object) -> str:
    digest = hashlib.sha256()
    for part in parts:
        digest.update(part if isinstance(part, bytes) else str(part).encode())
        digest.update(b"\x00")
    return quote_etag(digest.hexdigest()[:32])


def _reader(request: HttpRequest) -> str:
    scopes = getattr(request.user, "_scopes", None)
    return f"{request.user.pk}:{'*' if scopes is None else ','.join(sorted(scopes))}"
