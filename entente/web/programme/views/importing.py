"""Values of indicators from a file: the same import as the command's."""

from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _

from entente.indicators import access
from entente.indicators.imports import COLUMNS, Brought, import_observations
from entente.indicators.models import Indicator
from entente.members.imports import CannotImport, open_file
from entente.web.acting import who
from entente.web.members.forms.importing import UploadForm

SHOWN = 100  # lines of the report; the command writes all of them


@login_required
def bring(request: HttpRequest) -> HttpResponse:
    """A try says what would happen, and writes nothing."""
    access.keeper(request.user)
    form = UploadForm(request.POST or None, request.FILES or None)
    if request.method != "POST" or not form.is_valid():
        return _shown(request, form, status=422 if request.method == "POST" else 200)
    is_dry_run = "try" in request.POST
    try:
        brought = _brought(form.cleaned_data["file"], by=who(request), is_dry_run=is_dry_run)
    except CannotImport as refusal:
        return _shown(request, UploadForm(), status=409, refusal=refusal)
    return _shown(request, UploadForm(), brought=brought, problems=brought.problems[:SHOWN], is_dry_run=is_dry_run)


def _brought(sent: Any, *, by: Any, is_dry_run: bool) -> Brought:
    with NamedTemporaryFile(suffix=Path(sent.name or "").suffix) as file:
        for chunk in sent.chunks():
            file.write(chunk)
        file.flush()
        return import_observations(open_file(Path(file.name), sent.name or ""), by=by, at=timezone.now(), is_dry_run=is_dry_run)


def _shown(request: HttpRequest, form: UploadForm, *, status: int = 200, **more: Any) -> HttpResponse:
    form.fields["file"].help_text = _("CSV or XLSX; its first row names the columns by the names above.")
    known = Indicator.objects.exclude(source="computed").order_by("name")
    return render(request, "programme/import.html", {"form": form, "columns": COLUMNS, "known": known} | more, status=status)
