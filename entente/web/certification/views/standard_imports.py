"""Standards from a file, for the office: a dry run says what would happen, the import does it, both list what was left out."""

import csv
import io
from pathlib import Path

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from entente.certification import access
from entente.certification.imports import standards
from entente.files.exports import CSV_TYPE
from entente.projects.imports.refusals import CannotImport
from entente.web.certification.standard_forms import StandardFileForm


@login_required
def bring(request: HttpRequest) -> HttpResponse:
    account = access.keeper(request.user)
    form = StandardFileForm(request.POST or None, request.FILES or None)
    if request.method != "POST" or not form.is_valid():
        return render(request, "certification/standard_import.html", {"form": form}, status=422 if request.method == "POST" else 200)
    path = Path(form.brought.temporary_file_path())  # type: ignore[attr-defined]
    try:
        file = standards.standard_file(path, form.brought.name or "")
        run = standards.StandardImport(file, account.person, timezone.now(), is_dry_run=form.cleaned_data["is_dry_run"])
        result = run.run()
    except CannotImport as why:
        form.add_error("file", str(why))
        return render(request, "certification/standard_import.html", {"form": form}, status=422)
    context = {"form": StandardFileForm(initial={"is_dry_run": False}), "result": result, "left": run.left[:200]}
    return render(request, "certification/standard_import.html", context)


@login_required
@require_safe
def template(request: HttpRequest) -> HttpResponse:
    access.keeper(request.user)
    out = io.StringIO()
    csv.writer(out).writerows([standards.COLUMNS, standards.EXAMPLE])
    response = HttpResponse("\ufeff" + out.getvalue(), content_type=CSV_TYPE)
    response["Content-Disposition"] = 'attachment; filename="standards.csv"'
    return response
