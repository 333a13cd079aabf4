"""One project: what it is, what it costs, who takes part, and where all this is read."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from entente.projects.queries import consortium_of, project_by_key
from entente.web.context import partnership
from entente.web.projects.profile import Profile


@require_safe
def project(request: HttpRequest, key: str) -> HttpResponse:
    """For everyone. An address by record number leads on to the grant, once that is known."""
    found = project_by_key(key)
    if found is None:
        raise Http404
    if found.key != key:
        return redirect(found, permanent=True)
    profile = Profile(found, consortium_of(found, partnership(request).day))
    return render(request, "projects/project.html", {"project": found, "profile": profile})
