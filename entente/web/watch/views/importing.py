"""Advisories from a file, for the office: a dry run says what would happen, the import does it, both list what was left out."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from entente.watch import access
from entente.watch.imports.run import AdvisoryImport, CannotImport
from entente.web.watch.forms import ImportForm

SHOWN = 200


@login_required
def bring(request: HttpRequest) -> HttpResponse:
    account = access.keeper(request.user)
    form = ImportForm(request.POST if request.method == "POST" else None, request.FILES or None)
    if request.method != "POST" or not form.is_valid():
        return render(request, "watch/import.html", {"form": form}, status=422 if request.method == "POST" else 200)
    said = form.cleaned_data
    files = [(form.brought.name or "file", form.brought.read())]
    run = AdvisoryImport(files, account.person, timezone.now(), said["layout"], said["circle"], is_dry_run=said["is_dry_run"])
    try:
        result = run.run()
    except CannotImport as why:
        form.add_error("file", str(why))
        return render(request, "watch/import.html", {"form": form}, status=422)
    again = ImportForm(initial={"is_dry_run": False, "layout": said["layout"], "circle": said["circle"]})
    context = {"form": again, "result": result, "left": [one for _name, one in run.left[:SHOWN]]}
    return render(request, "watch/import.html", context)
