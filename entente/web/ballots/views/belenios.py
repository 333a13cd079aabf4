"""The hand-off to Belenios: the list of voters out, the result with its archive back."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from entente.ballots import access, actions, belenios
from entente.ballots.choices import Level, VoteState
from entente.ballots.situations import rows_of
from entente.files import actions as files
from entente.files import queries
from entente.web.acting import who
from entente.web.ballots.forms.more import ArchiveForm
from entente.web.files.downloads import download


@login_required
def belenios_page(request: HttpRequest, pk: int) -> HttpResponseBase:
    """Step by step; `?archive` gives the archive itself to everybody who may see the vote."""
    if "archive" in request.GET:
        found = access.vote_to_read(request.user, pk)
        if found.archive is None:
            raise Http404
        return download(found.archive)
    found = access.vote_to_keep(request.user, pk)
    if found.level != Level.CRYPTOGRAPHIC:
        raise Http404
    form, refusal, status = ArchiveForm(request.POST or None, request.FILES or None), None, 200
    if request.method == "POST":
        status = 422
        if form.is_valid():
            try:
                upload = files.keep(form.cleaned_data["archive"], form.cleaned_data["archive"].name, by=who(request), at=timezone.now())
                actions.import_result(found, queries.path(upload).read_bytes(), upload, by=who(request), at=timezone.now())
            except (actions.Refusal, files.CannotKeep) as why:
                refusal, status = why, 409
            else:
                messages.success(request, _("The result is taken over, with its archive."))
                return redirect(found)
    rows = rows_of(found)
    addresses = belenios.addresses_of(rows)
    context = {
        "vote": found,
        "form": form,
        "refusal": refusal,
        "scale": belenios.scale_of(rows),
        "silent": [row for row in rows if row.is_entitled and row.pk not in addresses],
        "may_import": found.state == VoteState.CLOSED,
        "candidates": found.candidacies.filter(number__isnull=False).select_related("person").order_by("number"),
    }
    return render(request, "ballots/belenios.html", context, status=status)


@login_required
def voters(request: HttpRequest, pk: int) -> HttpResponse:
    found = access.vote_to_keep(request.user, pk)
    try:
        text = actions.hand_off(found, by=who(request), at=timezone.now())
    except actions.Refusal as refusal:
        messages.error(request, str(refusal))
        return redirect(found)
    response = HttpResponse(text, content_type="text/plain; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="voters.txt"'
    return response
