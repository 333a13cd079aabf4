"""Error pages that say what happened and what to do."""

from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import RequestDataTooBig
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string

from entente.web.files.uploads import UploadTooLarge


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    if isinstance(exception, RequestDataTooBig):
        return render(request, "errors/413.html", {"reason": str(exception) if isinstance(exception, UploadTooLarge) else ""}, status=413)
    if not hasattr(request, "user"):
        request.user = AnonymousUser()  # refused before anybody asked who it is: a wrong host
    return render(request, "errors/400.html", status=400)


def forbidden(request: HttpRequest, exception: Exception) -> HttpResponse:
    return render(request, "errors/403.html", {"reason": str(exception)}, status=403)


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    return render(request, "errors/404.html", status=404)


def broken(request: HttpRequest) -> HttpResponse:
    """Without the database and the context of a page: either may be what broke."""
    return HttpResponse(render_to_string("errors/500.html"), status=500)
