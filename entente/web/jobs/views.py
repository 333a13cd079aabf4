"""Long work: how far it is, stop, go on, its report."""

from collections.abc import Callable
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_GET, require_POST
from django_htmx.http import HttpResponseClientRefresh

from entente.files.exports import CSV_TYPE, csv_lines
from entente.jobs import access, actions, queries
from entente.jobs.models import Job
from entente.people.access import User, is_office
from entente.web.jobs.lines import line

A_PAGE = 25


@login_required
@require_GET
def jobs(request: HttpRequest) -> HttpResponse:
    before = request.GET.get("before", "")
    found = queries.page(
        access.jobs_of(request.user), before=int(before) if before.isdecimal() and len(before) < 19 else None, most=A_PAGE + 1
    )
    now = timezone.now()
    context = {
        "lines": [line(job, now) for job in found[:A_PAGE]],
        "next": found[A_PAGE - 1].pk if len(found) > A_PAGE else None,
        "before": before,
        "of_all": is_office(request.user),
    }
    return render(request, "jobs/jobs.html", context)


@login_required
@require_GET
def job(request: HttpRequest, pk: int) -> HttpResponse:
    """The whole page; for the poll of a page that is open, only how far the work is, or the word to load the page again."""
    context = _shown(_job(request.user, pk))
    if request.htmx and not context["line"].is_moving:  # type: ignore[attr-defined]
        return HttpResponseClientRefresh()
    return render(request, "jobs/_far.html" if request.htmx else "jobs/job.html", context)  # type: ignore[attr-defined]


@login_required
@require_POST
def stop(request: HttpRequest, pk: int) -> HttpResponse:
    return _changed(request, pk, actions.stop)


@login_required
@require_POST
def go_on(request: HttpRequest, pk: int) -> HttpResponse:
    return _changed(request, pk, actions.go_on)


@login_required
@require_GET
def report(request: HttpRequest, pk: int) -> HttpResponse | StreamingHttpResponse:
    found = _job(request.user, pk)
    columns, rows = queries.report(found)
    response = StreamingHttpResponse(csv_lines(columns, rows), content_type=CSV_TYPE)
    response["Content-Disposition"] = f'attachment; filename="report-{found.pk}.csv"'
    return response


def _changed(request: HttpRequest, pk: int, action: Callable[..., Job]) -> HttpResponse:
    found = get_object_or_404(Job.objects.select_related("by"), pk=pk)
    account = access.require(request.user, found)
    try:
        action(found, by=account.person, at=timezone.now())
    except (actions.CannotStop, actions.CannotGoOn) as refusal:
        return render(request, "jobs/job.html", {**_shown(found), "refusal": refusal}, status=409)
    return redirect(found)


def _job(user: User, pk: int) -> Job:
    found = get_object_or_404(Job.objects.select_related("by"), pk=pk)
    access.require(user, found)
    return found


def _shown(job: Job) -> dict[str, Any]:
    shown = line(job, timezone.now())
    findings = queries.findings(job, most=10)
    columns = list(dict.fromkeys(name for cells in findings for name in cells))
    rows = [[cells.get(name, "") for name in columns] for cells in findings]
    return {"line": shown, "job": job, "columns": columns, "findings": rows, "found": job.findings.count()}
