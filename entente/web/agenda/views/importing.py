"""Bringing calls and lists of topics in by page: the same import as the command's."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from entente.agenda import access
from entente.agenda.imports import brought
from entente.projects.imports.refusals import CannotImport
from entente.web.acting import who
from entente.web.agenda.forms import ImportForm

SHOWN = 100


@login_required
def import_calls(request: HttpRequest) -> HttpResponse:
    access.keeper(request.user)
    form = ImportForm(request.POST or None, request.FILES or None)
    context: dict[str, Any] = {"form": form}
    if not form.is_bound or not form.is_valid():
        return render(request, "agenda/import.html", context, status=422 if form.is_bound else 200)
    try:
        return render(request, "agenda/import.html", context | _read(request, form.cleaned_data["file"], form.cleaned_data["is_dry_run"]))
    except CannotImport as refusal:
        return render(request, "agenda/import.html", context | {"refusal": refusal}, status=409)


def _read(request: HttpRequest, upload: Any, is_dry_run: bool) -> dict[str, Any]:
    result, left = brought(upload.chunks(), upload.name, by=who(request), at=timezone.now(), is_dry_run=is_dry_run)
    return {"result": result, "left": left[:SHOWN], "left_count": len(left)}
