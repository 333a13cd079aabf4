"""Bringing catalogues and mappings by page: looked at first, written when somebody says so."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from entente.certification.actions.editions import work_out
from entente.certification.imports.brought import FORMATS, read_brought
from entente.certification.imports.catalogue_facts import CannotImportCatalogues
from entente.certification.imports.catalogue_run import Done, import_catalogues
from entente.people.access import require
from entente.people.choices import Permission
from entente.web.certification.catalogue_import_form import BringForm

MOST_TOLD = 200


@login_required
def bring(request: HttpRequest) -> HttpResponse:
    """The same files twice: the first time to look, the second time to write. Nothing is kept in between."""
    account = require(request.user, Permission.CERTIFICATION_KEEP)
    form = BringForm(request.POST or None, request.FILES or None)
    context: dict[str, Any] = {"form": form, "formats": FORMATS}
    if request.method != "POST" or not form.is_valid():
        return render(request, "certification/catalogue_import.html", context, status=422 if request.method == "POST" else 200)
    said = form.cleaned_data
    try:
        facts = read_brought(said["format"], [(file.name or "file", file.read()) for file in said["brought"]], form.resources)
        options = {"with_texts": said["texts"], "is_dry_run": not said["write"]}
        done = import_catalogues(facts, by=account.person, at=timezone.now(), **options)
    except CannotImportCatalogues as refusal:
        return render(request, "certification/catalogue_import.html", context | {"refusal": refusal}, status=409)
    if said["write"]:
        work_out(at=timezone.now())
    return render(request, "certification/catalogue_import.html", context | _told(done, said["write"]))


def _told(done: Done, is_written: bool) -> dict[str, Any]:
    return {
        "done": done,
        "counts": done.counts,
        "is_written": is_written,
        "problems": done.problems[:MOST_TOLD],
        "more": max(len(done.problems) - MOST_TOLD, 0),
    }
