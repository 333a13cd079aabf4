"""The import of certificates for the office: bring a file, see what would happen, import, stop, go on, take the report."""

import csv
import io
from collections.abc import Callable

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST, require_safe

from entente.certification import access
from entente.certification.imports import certificate_template
from entente.certification.tasks import CERTIFICATES
from entente.files.actions import CannotKeep, keep
from entente.files.exports import CSV_TYPE
from entente.jobs import access as jobs_access
from entente.jobs import actions as jobs
from entente.jobs.choices import JobState
from entente.jobs.models import Job
from entente.web.certification.certificate_forms import FileForm
from entente.web.certification.certificate_working import shown

RECENT = 10


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def begin(request: HttpRequest) -> HttpResponse:
    """Bring a file; it is kept and looked through in a dry run."""
    account = access.keeper(request.user)
    if request.method != "POST":
        return _begin(request, FileForm())
    form = FileForm(request.POST, request.FILES)
    if not form.is_valid():
        return _begin(request, form, status=422)
    now, file = timezone.now(), form.cleaned_data["file"]
    try:
        upload = keep(file, file.name, by=account.person, at=now)
    except CannotKeep as refusal:
        form.add_error("file", str(refusal))
        return _begin(request, form, status=422)
    said = {"upload": upload.pk, "layout": form.cleaned_data["layout"], "dry_run": True}
    return redirect(
        "certification:certificate-job", jobs.start(CERTIFICATES, _("Dry run of certificates"), said, by=account.person, at=now).pk
    )


@login_required
@require_safe
def template(request: HttpRequest) -> HttpResponse:
    access.keeper(request.user)
    out = io.StringIO()
    csv.writer(out).writerows([certificate_template.COLUMNS, certificate_template.EXAMPLE])
    response = HttpResponse("\ufeff" + out.getvalue(), content_type=CSV_TYPE)
    response["Content-Disposition"] = 'attachment; filename="certificates.csv"'
    return response


@login_required
@require_GET
def job(request: HttpRequest, pk: int) -> HttpResponse:
    return render(request, "certification/certificate_job.html", shown(_job(request, pk)))


@login_required
@require_POST
def start(request: HttpRequest, pk: int) -> HttpResponse:
    """Import what a dry run has looked through."""
    account, found = access.keeper(request.user), _job(request, pk)
    if found.state != JobState.DONE or not found.parameters["dry_run"]:
        return _refused(request, found, _("Only a file that a dry run has looked through to the end can be imported."))
    said = {**found.parameters, "dry_run": False}
    begun = jobs.start(CERTIFICATES, _("Import of certificates"), said, by=account.person, at=timezone.now())
    return redirect("certification:certificate-job", begun.pk)


@login_required
@require_POST
def stop(request: HttpRequest, pk: int) -> HttpResponse:
    return _steered(request, pk, jobs.stop)


@login_required
@require_POST
def go_on(request: HttpRequest, pk: int) -> HttpResponse:
    return _steered(request, pk, jobs.go_on)


def _steered(request: HttpRequest, pk: int, action: Callable[..., Job]) -> HttpResponse:
    account, found = access.keeper(request.user), _job(request, pk)
    try:
        action(found, by=account.person, at=timezone.now())
    except (jobs.CannotStop, jobs.CannotGoOn) as refusal:
        return _refused(request, found, str(refusal))
    return redirect("certification:certificate-job", pk)


def _job(request: HttpRequest, pk: int) -> Job:
    access.keeper(request.user)
    found = get_object_or_404(Job.objects.select_related("by"), pk=pk, kind=CERTIFICATES)
    jobs_access.require(request.user, found)
    return found


def _begin(request: HttpRequest, form: FileForm, *, status: int = 200) -> HttpResponse:
    recent = jobs_access.jobs_of(request.user).filter(kind=CERTIFICATES).select_related("by").order_by("-pk")[:RECENT]
    context = {"form": form, "recent": [shown(one)["line"] for one in recent]}
    return render(request, "certification/certificate_import.html", context, status=status)


def _refused(request: HttpRequest, found: Job, refusal: str) -> HttpResponse:
    found.refresh_from_db()
    return render(request, "certification/certificate_job.html", {**shown(found), "refusal": refusal}, status=409)
