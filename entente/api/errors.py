"""Every refusal of the API in one shape: {"error": "sentence", "fields": {"name": ["sentence"]}}."""

import json
from typing import Any

from django.core.exceptions import PermissionDenied, RequestDataTooBig, TooManyFilesSent
from django.core.exceptions import ValidationError as ModelRefusal
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from ninja import NinjaAPI, Schema
from ninja.errors import AuthenticationError, HttpError, ValidationError

from entente.api.parsing import UnreadableError

INVALID = {
    "missing": gettext_lazy("This is missing."),
    "string_type": gettext_lazy("This must be text."),
    "extra_forbidden": gettext_lazy("This is not known here."),
}


class Refusal(Schema):
    """Why nothing was done, and what to do."""

    error: str
    fields: dict[str, list[str]] = {}


def declared(*statuses: int) -> dict[int, type[Refusal]]:
    """The refusals of an operation: `response={200: ..., **declared(403, 404, 409)}`; 401 and 422 are declared for all."""
    return dict.fromkeys(statuses, Refusal)


def refused(status: int, sentence: str, fields: dict[str, list[str]] | None = None) -> HttpResponse:
    """The answer itself; for what happens outside an operation too."""
    body = json.dumps({"error": sentence, "fields": fields or {}}, ensure_ascii=False)
    response = HttpResponse(body, status=status, content_type="application/json; charset=utf-8")
    if status == 401:
        response["WWW-Authenticate"] = 'Bearer realm="Entente"'
    return response


def nothing_here(request: HttpRequest, **parts: Any) -> HttpResponse:
    """For addresses under /api/ that no operation has: programs are answered in JSON there too."""
    return refused(404, _("There is no such operation; /api/openapi.json lists them all."))


def refusals(api: NinjaAPI, *exceptions: type[Exception], status: int = 409) -> None:
    """Refusals of a room's actions, whose text is the sentence already: `refusals(api, CannotAdmit, CannotSuspend)`."""
    for exception in exceptions:
        api.add_exception_handler(exception, lambda request, why: refused(status, str(why)))


def install(api: NinjaAPI) -> None:
    api.add_exception_handler(AuthenticationError, _unauthenticated)
    api.add_exception_handler(PermissionDenied, lambda request, why: refused(403, str(why) or _("Your account may not do this.")))
    api.add_exception_handler(Http404, lambda request, why: refused(404, _("There is nothing at this address, or it is not yours to see.")))
    api.add_exception_handler(HttpError, _http_error)
    api.add_exception_handler(ValidationError, _invalid)
    api.add_exception_handler(ModelRefusal, _refused_by_model)
    api.add_exception_handler(UnreadableError, lambda request, why: refused(422, str(why)))
    for exception in (RequestDataTooBig, TooManyFilesSent):
        api.add_exception_handler(exception, _too_large)


def _unauthenticated(request: HttpRequest, why: Any) -> HttpResponse:
    general = _("Sign in first: send the header Authorization: Bearer with a token from My account, or, for reading, a signed-in browser.")
    return refused(401, general if why.message == "Unauthorized" else why.message)


def _http_error(request: HttpRequest, why: Any) -> HttpResponse:
    """Ninja wraps whatever stopped the reading of a body; its cause says what it was."""
    if isinstance(why.__cause__, UnreadableError):
        return refused(422, str(why.__cause__))
    if isinstance(why.__cause__, RequestDataTooBig):
        return _too_large(request, why)
    if why.status_code == 400:
        return refused(400, _("The body of the request is not valid JSON in UTF-8; nothing was changed."))
    return refused(why.status_code, str(why))


def _too_large(request: HttpRequest, why: Any) -> HttpResponse:
    return refused(413, _("The request is too large. Send less at once; nothing was changed."))


def _invalid(request: HttpRequest, why: Any) -> HttpResponse:
    fields: dict[str, list[str]] = {}
    for problem in why.errors:
        fields.setdefault(_name(problem["loc"]), []).append(_sentence(problem))
    return refused(422, _("Some of what was sent is not right; nothing was changed."), fields)


def _refused_by_model(request: HttpRequest, why: Any) -> HttpResponse:
    fields = why.message_dict if hasattr(why, "error_dict") else {}
    return refused(422, _("Some of what was sent is not right; nothing was changed.") if fields else " ".join(why.messages), fields)


def _name(location: tuple[Any, ...]) -> str:
    """The field as its sender wrote it: without where it was found, and without our parameter's name."""
    source, *parts = map(str, location)
    if source == "body" and len(parts) > 1:
        parts = parts[1:]
    return ".".join(parts) or source


def _sentence(problem: dict[str, Any]) -> str:
    text = str(INVALID.get(problem["type"], problem["msg"])).removeprefix("Value error, ")
    return text if text.endswith(".") else f"{text}."
