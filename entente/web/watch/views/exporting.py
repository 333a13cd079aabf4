"""An advisory for the channels of others; whoever reads it may take it, marked as it is."""

import json
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from entente.members.viewers import keys_of
from entente.watch import access, exports, queries
from entente.watch.exports import CannotExport
from entente.watch.models import Advisory
from entente.watch.queries import AdvisoriesAsked


@require_safe
def csaf(request: HttpRequest, pk: int) -> HttpResponse:
    return _single(request, pk, "csaf")


@require_safe
def stix(request: HttpRequest, pk: int) -> HttpResponse:
    return _single(request, pk, "stix")


def _single(request: HttpRequest, pk: int, layout: str) -> HttpResponse:
    found = access.advisory_to_read(request.user, pk)
    (going,) = exports.outgoing(Advisory.objects.filter(pk=found.pk))
    try:
        made = exports.as_csaf(going) if layout == "csaf" else exports.as_stix([going], going.changed_at)
    except CannotExport as why:
        return render(request, "watch/not_exported.html", {"found": found, "refusal": why}, status=409)
    return _file(made.document, f"{going.number.lower()}.{layout}.json")


@require_safe
def bundle(request: HttpRequest) -> HttpResponse:
    """Everything that the reader's list shows, the latest first, as one bundle; TLP:RED stays."""
    rows = queries.listed(keys_of(request.user), AdvisoriesAsked()).order_by("-published_on", "-pk")[: exports.MOST]
    going, _left = exports.sorted_out(exports.outgoing(rows))
    latest = max((one.changed_at for one in going), default=timezone.now())
    return _file(exports.as_stix(going, latest).document, "advisories.stix.json")


def _file(document: Any, name: str) -> HttpResponse:
    response = HttpResponse(json.dumps(document, ensure_ascii=False, indent=2) + "\n", content_type="application/json; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response
