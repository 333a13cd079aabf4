"""Files by page: the same import as the commands', with a dry run first."""

from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _

from entente.skills import access
from entente.skills.imports import CannotRead, Result, import_courses, import_profiles
from entente.web.acting import who
from entente.web.skills.forms.courses import ImportForm

SHOWN = 100
Reads = Callable[..., Result]


@login_required
def courses(request: HttpRequest) -> HttpResponse:
    lead = _(
        "Tables name their columns in the first row: title, provider, country, level and what else is known. New courses wait for review."
    )
    return _page(
        request, import_courses, {"title": _("Which courses are new?"), "lead": lead, "back": "skills:courses", "of": _("Courses")}
    )


@login_required
def profiles(request: HttpRequest) -> HttpResponse:
    lead = _("A table with the columns role, kind (task, skill, knowledge, expertise), code, text and level from 1 to 5.")
    return _page(request, import_profiles, {"title": _("What do the roles ask?"), "lead": lead, "back": "skills:roles", "of": _("Roles")})


def _page(request: HttpRequest, read: Reads, context: dict[str, object]) -> HttpResponse:
    access.keeper(request.user)
    form = ImportForm(*((request.POST, request.FILES) if request.method == "POST" else (None, None)))
    context |= {"form": form}
    if not form.is_bound or not form.is_valid():
        return render(request, "skills/import.html", context, status=422 if form.is_bound else 200)
    try:
        found = _brought(request, read, form)
    except CannotRead as refusal:
        return render(request, "skills/import.html", context | {"refusal": refusal}, status=409)
    more = {"result": found, "problems": found.problems[:SHOWN], "rejected": found.counts["rejected"]}
    return render(request, "skills/import.html", context | more)


def _brought(request: HttpRequest, read: Reads, form: ImportForm) -> Result:
    upload = form.cleaned_data["file"]
    with TemporaryDirectory() as folder:
        path = Path(folder) / "upload"
        with path.open("wb") as held:
            held.writelines(upload.chunks())
        return read(path, upload.name, by=who(request), at=timezone.now(), is_dry_run=form.cleaned_data["is_dry_run"])
