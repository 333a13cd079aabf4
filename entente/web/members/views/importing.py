"""Importing organisations by page: a file, its columns, what would happen, then the work itself."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from entente.files import actions as files
from entente.files import queries
from entente.files.exports import CSV_TYPE
from entente.files.models import Upload
from entente.jobs import actions as jobs
from entente.members.imports import CannotImport, File, import_file, open_file, template
from entente.people import access as people
from entente.people.choices import Permission
from entente.web.acting import who
from entente.web.members.forms.importing import MatchForm, UploadForm

AT_ONCE = 1000  # rows that a page checks itself; more is long work
SAMPLE = 3
MOST_PROBLEMS = 50


@login_required
def upload(request: HttpRequest) -> HttpResponse:
    people.require(request.user, Permission.MEMBERS_IMPORT)
    form = UploadForm(request.POST or None, request.FILES or None)
    if request.method != "POST" or not form.is_valid():
        return render(request, "members/import.html", {"form": form}, status=422 if request.method == "POST" else 200)
    try:
        kept = files.keep(form.cleaned_data["file"], form.cleaned_data["file"].name, by=who(request), at=timezone.now())
        open_file(queries.path(kept), kept.name)
    except (files.CannotKeep, CannotImport) as refusal:
        return render(request, "members/import.html", {"form": UploadForm(), "refusal": refusal}, status=409)
    return redirect("members:match", kept.pk)


@login_required
@require_safe
def empty_template(request: HttpRequest) -> HttpResponse:
    people.require(request.user, Permission.MEMBERS_IMPORT)
    response = HttpResponse("\ufeff" + template(), content_type=CSV_TYPE)
    response["Content-Disposition"] = 'attachment; filename="organisations.csv"'
    return response


@login_required
def match(request: HttpRequest, pk: int) -> HttpResponse:
    """Which column means what; a try changes nothing and says what would happen."""
    people.require(request.user, Permission.MEMBERS_IMPORT)
    upload = get_object_or_404(Upload, pk=pk, by=who(request))
    try:
        file = open_file(queries.path(upload), upload.name)
    except CannotImport as refusal:
        return render(request, "members/import.html", {"form": UploadForm(), "refusal": refusal}, status=409)
    form = MatchForm(request.POST if request.method == "POST" else None, header=file.header)
    if request.method != "POST" or not form.is_valid():
        return _shown(request, upload, file, form, status=422 if form.is_bound else 200)
    if "import" in request.POST or len(file.lines) > AT_ONCE:
        return _started(request, upload, form, is_dry_run="import" not in request.POST)
    return _tried(request, upload, file, form)


def _tried(request: HttpRequest, upload: Upload, file: File, form: MatchForm) -> HttpResponse:
    try:
        read = import_file(file, by=who(request), at=timezone.now(), columns=form.columns, is_dry_run=True)
    except CannotImport as refusal:
        return _shown(request, upload, file, form, status=409, refusal=refusal)
    problems = read.plan.problems[:MOST_PROBLEMS]
    return _shown(request, upload, file, form, plan=read.plan, counts=read.plan.counts, problems=problems, left_out=read.left_out)


def _started(request: HttpRequest, upload: Upload, form: MatchForm, *, is_dry_run: bool) -> HttpResponse:
    title = _("Try the import of %(file)s") if is_dry_run else _("Import of %(file)s")
    parameters = {"upload": upload.pk, "columns": form.columns, "dry_run": is_dry_run}
    return redirect(jobs.start("members.import", title % {"file": upload.name}, parameters, by=who(request), at=timezone.now()))


def _shown(request: HttpRequest, upload: Upload, file: File, form: MatchForm, *, status: int = 200, **more: Any) -> HttpResponse:
    samples = {said: [cells[said] for _line, cells in file.lines[:SAMPLE] if cells.get(said)] for said in file.header}
    context = {"upload": upload, "file": file, "form": form, "rows": len(file.lines), "samples": samples.items(), "at_once": AT_ONCE}
    return render(request, "members/match.html", {**context, **more}, status=status)
