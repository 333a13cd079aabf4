"""Dues, fees and represented members: of one organisation, and from a file."""

from datetime import datetime
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import Any

from django.contrib.auth.decorators import login_required
from django.db import transaction
from django.db.models import Count
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _

from entente.members import access, actions
from entente.members.imports import CannotImport, open_file
from entente.members.imports.voting_facts import COLUMNS, Brought, import_voting_facts
from entente.members.models import Dues, Fee, Represented
from entente.people import access as people
from entente.people.choices import Permission
from entente.web.acting import who
from entente.web.context import partnership
from entente.web.members.acting import Page, answer, bound
from entente.web.members.forms.importing import UploadForm
from entente.web.members.forms.links import VotingFactsForm


@login_required
def note(request: HttpRequest, slug: str) -> HttpResponse:
    one = access.organisation_to_keep(request.user, slug)

    @transaction.atomic
    def act(form: VotingFactsForm, at: datetime) -> None:
        said = form.cleaned_data
        if said["dues"]:
            actions.note_dues(one, said["year"], said["dues"], on=said["on"], because=said["because"], by=who(request), at=at)
        if said["fee"] is not None:
            actions.note_fee(one, said["fee"], on=said["on"], because=said["because"], by=who(request), at=at)
        if said["represented"] is not None:
            actions.note_represented(one, said["represented"], on=said["on"], because=said["because"], by=who(request), at=at)

    lead = _("Rules of voting may ask for these. What nobody has entered is “not collected”: never paid, and never 0.")
    page = Page(_("What does %(name)s pay, and for how many does it speak?") % {"name": one}, lead, _("Note it"), one)
    return answer(request, bound(request, VotingFactsForm, {"on": timezone.localdate()}), page, act, _("Noted."))


@login_required
def bring(request: HttpRequest) -> HttpResponse:
    """What is known, and a file that brings more: a try says what would happen, and writes nothing."""
    people.require(request.user, Permission.MEMBERS_EDIT)
    form = UploadForm(request.POST or None, request.FILES or None)
    if request.method != "POST" or not form.is_valid():
        return _shown(request, form, status=422 if request.method == "POST" else 200)
    is_dry_run = "try" in request.POST
    try:
        brought = _brought(form.cleaned_data["file"], by=who(request), is_dry_run=is_dry_run)
    except CannotImport as refusal:
        return _shown(request, UploadForm(), status=409, refusal=refusal)
    return _shown(request, UploadForm(), brought=brought, is_dry_run=is_dry_run)


def _brought(sent: Any, *, by: Any, is_dry_run: bool) -> Brought:
    with NamedTemporaryFile(suffix=Path(sent.name or "").suffix) as file:
        for chunk in sent.chunks():
            file.write(chunk)
        file.flush()
        return import_voting_facts(open_file(Path(file.name), sent.name or ""), by=by, at=timezone.now(), is_dry_run=is_dry_run)


def _shown(request: HttpRequest, form: UploadForm, *, status: int = 200, **more: Any) -> HttpResponse:
    day = partnership(request).day
    dues = Dues.objects.known().on(day).values("year", "state").annotate(members=Count("organisation", distinct=True))
    context = {
        "form": form,
        "dues": dues.order_by("-year", "state"),
        "fees": Fee.objects.known().on(day).count(),
        "stated": Represented.objects.known().on(day).count(),
        "day": day,
        "columns": COLUMNS,
    }
    return render(request, "members/voting_facts.html", context | more, status=status)
