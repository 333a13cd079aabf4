"""Bringing contributions and accessions as a table: first what it would do, then doing it."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from entente.agreement import access, actions
from entente.agreement.actions import Refused
from entente.agreement.choices import Source
from entente.agreement.imports import accessions as accession_files
from entente.agreement.imports import contributions as contribution_files
from entente.agreement.imports.columns import CannotImport
from entente.files.models import Upload
from entente.files.queries import BytesMissing, path
from entente.web.agreement.answering import me, through
from entente.web.agreement.small_forms import TableForm
from entente.web.agreement.tables import table_response
from entente.web.agreement.uploading import kept

MOST_SHOWN = 200


@login_required
def contributions(request: HttpRequest) -> HttpResponse:
    """Choose a file; what it would enter is shown before anything is written."""
    access.declarant(request.user)
    return _brought(request, "agreement/import.html", "agreement:import-contributions-file")


@login_required
def accessions(request: HttpRequest) -> HttpResponse:
    access.contract_to_edit(request.user)
    return _brought(request, "agreement/import_accessions.html", "agreement:import-accessions-file")


@login_required
def contributions_file(request: HttpRequest, pk: int) -> HttpResponse:
    """What the file would enter, row by row; sent, it is entered, all or nothing."""
    user = access.declarant(request.user)
    contract, file = access.contract_to_read(), _own(request, pk)
    decides = access.decides(user)
    allowed, source = (None, Source.IMPORTED) if decides else (access.organisations_of(user), Source.DECLARED)

    def plan() -> Any:
        return contribution_files.plan(contract, path(file), today=timezone.localdate(), allowed=allowed)

    def act(found: Any) -> int:
        return len(actions.declare_all(contract, found.lines, file=file, by=me(request), at=timezone.now(), source=source))

    return _imported(request, "agreement/import_file.html", file, plan, act, to="agreement:ledger")


@login_required
def accessions_file(request: HttpRequest, pk: int) -> HttpResponse:
    contract, file = access.contract_to_edit(request.user), _own(request, pk)

    def plan() -> Any:
        return accession_files.plan_accessions(contract, path(file), today=timezone.localdate())

    def act(found: Any) -> int:
        return len(actions.accede_all(contract, found.accessions, file=file, by=me(request), at=timezone.now()))

    return _imported(request, "agreement/import_accessions_file.html", file, plan, act, to="agreement:accessions")


def _brought(request: HttpRequest, template: str, then: str) -> HttpResponse:
    form = TableForm(request.POST or None, request.FILES or None)
    return through(request, template, form, lambda: kept(request, form.cleaned_data["file"]), to=lambda made: reverse(then, args=[made.pk]))


def _imported(
    request: HttpRequest, template: str, file: Upload, plan: Callable[[], Any], act: Callable[[Any], int], *, to: str
) -> HttpResponse:
    try:
        found = plan()
        if request.GET.get("report") == "csv":
            return table_response("not-taken", "csv", ("line", "reason"), ((row.line, row.sentence) for row in found.rejected))
        if request.method == "POST" and found.ready:
            count = act(found)
            messages.success(request, ngettext("%(count)s line was entered.", "%(count)s lines were entered.", count) % {"count": count})
            return redirect(to)
    except (CannotImport, Refused, BytesMissing) as refusal:
        return render(request, template, {"file": file, "refusal": refusal}, status=409)
    shown = {"plan": found, "ready": found.ready[:MOST_SHOWN], "rejected": found.rejected[:MOST_SHOWN]}
    return render(request, template, {"file": file, **shown}, status=200 if request.method != "POST" else 409)


def _own(request: HttpRequest, pk: int) -> Upload:
    """A file is imported by whoever brought it."""
    file = get_object_or_404(Upload, pk=pk)
    if file.by_id != me(request).pk:
        raise Http404(_("This file was brought by somebody else."))
    return file
