"""The import of official files for the office: bring them, see what would happen, import, stop, go on, take the report."""

from collections.abc import Callable
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from entente.files.actions import CannotKeep, keep
from entente.jobs import access as jobs_access
from entente.jobs import actions as jobs
from entente.jobs.choices import JobState
from entente.jobs.models import Job
from entente.people.access import require
from entente.people.choices import Permission
from entente.people.models import Account
from entente.projects.tasks import CORDIS
from entente.web.projects.forms import FilesForm
from entente.web.projects.working import shown

RECENT = 10


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def begin(request: HttpRequest) -> HttpResponse:
    """Bring the files; they are kept and looked through in a dry run."""
    account = require(request.user, Permission.PROJECTS_IMPORT)
    if request.method != "POST":
        return _begin(request, FilesForm())
    form = FilesForm(request.POST, request.FILES)
    if not form.is_valid():
        return _begin(request, form, status=422)
    try:
        return redirect("projects:import-job", _dry_run(form, account).pk)
    except CannotKeep as refusal:
        form.add_error("projects", str(refusal))
        return _begin(request, form, status=422)


@login_required
@require_GET
def job(request: HttpRequest, pk: int) -> HttpResponse:
    return render(request, "projects/import_job.html", shown(_job(request, pk)))


@login_required
@require_POST
def start(request: HttpRequest, pk: int) -> HttpResponse:
    """Import what a dry run has looked through."""
    account, found = require(request.user, Permission.PROJECTS_IMPORT), _job(request, pk)
    if found.state != JobState.DONE or not found.parameters["dry_run"]:
        return _refused(request, found, _("Only files that a dry run has looked through to the end can be imported."))
    title = _("Import of CORDIS files")
    begun = jobs.start(CORDIS, title, {**found.parameters, "dry_run": False}, by=account.person, at=timezone.now())
    return redirect("projects:import-job", begun.pk)


@login_required
@require_POST
def stop(request: HttpRequest, pk: int) -> HttpResponse:
    return _steered(request, pk, jobs.stop)


@login_required
@require_POST
def go_on(request: HttpRequest, pk: int) -> HttpResponse:
    return _steered(request, pk, jobs.go_on)


def _steered(request: HttpRequest, pk: int, action: Callable[..., Job]) -> HttpResponse:
    account, found = require(request.user, Permission.PROJECTS_IMPORT), _job(request, pk)
    try:
        action(found, by=account.person, at=timezone.now())
    except (jobs.CannotStop, jobs.CannotGoOn) as refusal:
        return _refused(request, found, str(refusal))
    return redirect("projects:import-job", pk)


def _job(request: HttpRequest, pk: int) -> Job:
    require(request.user, Permission.PROJECTS_IMPORT)
    found = get_object_or_404(Job.objects.select_related("by"), pk=pk, kind=CORDIS)
    jobs_access.require(request.user, found)
    return found


def _begin(request: HttpRequest, form: FilesForm, *, status: int = 200) -> HttpResponse:
    recent = jobs_access.jobs_of(request.user).filter(kind=CORDIS).select_related("by").order_by("-pk")[:RECENT]
    return render(request, "projects/import.html", {"form": form, "recent": [shown(one)["line"] for one in recent]}, status=status)


def _refused(request: HttpRequest, found: Job, refusal: str) -> HttpResponse:
    found.refresh_from_db()
    return render(request, "projects/import_job.html", {**shown(found), "refusal": refusal}, status=409)


def _dry_run(form: FilesForm, account: Account) -> Job:
    kept: dict[str, Any] = {"dry_run": True}
    now = timezone.now()
    for name in ("projects", "participations"):
        if file := form.cleaned_data[name]:
            kept["archive" if name == "projects" and form.is_archive else name] = keep(file, file.name, by=account.person, at=now).pk
    return jobs.start(CORDIS, _("Dry run of CORDIS files"), kept, by=account.person, at=now)
