"""Releases: what everyone sees, frozen and dated; publishing one is the office's."""

import csv
from typing import Any

from django.contrib.auth.decorators import login_required
from django.db.models import Max
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from entente.agreement.access import contract_to_read
from entente.people.access import require
from entente.people.choices import Permission
from entente.reporting import actions
from entente.reporting.models import Release
from entente.reporting.queries import headline_of, restated
from entente.web.context import partnership
from entente.web.reporting.forms import ReleaseForm
from entente.web.reporting.tables import shown


@require_safe
def releases(request: HttpRequest) -> HttpResponse:
    found = Release.objects.select_related("contract").order_by("-pk")
    return render(request, "reporting/releases.html", {"releases": found[:100]})


@require_safe
def release(request: HttpRequest, pk: int) -> HttpResponse:
    found = get_object_or_404(Release.objects.select_related("contract"), pk=pk)
    newest = Release.objects.aggregate(pk=Max("pk"))["pk"]
    context = {
        "release": found,
        "headline": headline_of(found),
        "tables": shown(found),
        "restated": restated(found),
        "is_newest": found.pk == newest,
    }
    return render(request, "reporting/release.html", context)


@require_safe
def tables(request: HttpRequest, pk: int) -> HttpResponse:
    """Every published cell as open data: table, cell, amount or the reason why none is shown."""
    found = get_object_or_404(Release, pk=pk)
    response = HttpResponse(content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="release-{found.as_of}-{found.pk}.csv"'
    writer = csv.writer(response)
    writer.writerow(["table", "cell", "amount_eur", "public_eur", "withheld_because", "as_of", "known_by", "inputs_sha256"])
    for name, cells in found.cells.items():
        for cell in cells:
            writer.writerow(
                [
                    name or "total",
                    " ".join(cell["key"]),
                    cell["amount"],
                    cell["public"],
                    cell["why"],
                    found.as_of,
                    found.known_by,
                    found.inputs_hash,
                ]
            )
    return response


@login_required
@require_http_methods(["GET", "POST"])
def publish(request: HttpRequest) -> HttpResponse:
    account = require(request.user, Permission.RELEASE_PUBLISH)
    contract = contract_to_read()
    day = partnership(request).day
    form = ReleaseForm(request.POST or None, initial={"as_of": day, "known_by": day})
    context: dict[str, Any] = {"form": form}
    if request.method == "GET" or not form.is_valid():
        return render(request, "reporting/publish.html", context, status=200 if request.method == "GET" else 422)
    try:
        made = actions.release(contract, **form.cleaned_data, by=account.person, at=timezone.now())
    except actions.CannotRelease as refusal:
        return render(request, "reporting/publish.html", context | {"refusal": refusal}, status=409)
    return redirect("reporting:release", made.pk)
