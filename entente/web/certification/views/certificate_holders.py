"""Which organisation is a holder: proposals by name, which the office confirms or refuses one by one."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from entente.certification import access
from entente.certification.actions import certificates as actions
from entente.certification.actions.refusals import Refusal
from entente.certification.queries import certificate_holders as queries
from entente.members.access import organisation_to_read
from entente.web.certification.scheme_acting import who


@login_required
@require_safe
def holders(request: HttpRequest) -> HttpResponse:
    access.keeper(request.user)
    return _shown(request)


@login_required
@require_POST
def match(request: HttpRequest, pk: int) -> HttpResponse:
    """`organisation` and whether they are the `same`."""
    holder = access.holder_to_match(request.user, pk)
    organisation = organisation_to_read(request.user, request.POST.get("organisation", ""))
    is_same = request.POST.get("same") == "yes"
    try:
        actions.match(holder, organisation, is_same=is_same, by=who(request), at=timezone.now())
    except Refusal as refusal:
        return _shown(request, refusal)
    said = _("%(holder)s is %(organisation)s.") if is_same else _("%(holder)s is not %(organisation)s; this is not proposed again.")
    messages.success(request, said % {"holder": holder, "organisation": organisation})
    return redirect("certification:holders")


@login_required
@require_POST
def unmatch(request: HttpRequest, pk: int) -> HttpResponse:
    holder = access.holder_to_match(request.user, pk)
    try:
        actions.unmatch(holder, by=who(request), at=timezone.now())
    except Refusal as refusal:
        return _shown(request, refusal)
    return redirect("certification:holders")


def _shown(request: HttpRequest, refusal: Exception | None = None) -> HttpResponse:
    context = {"proposals": queries.proposals(), "confirmed": queries.confirmed(), "refusal": refusal}
    return render(request, "certification/certificate_holders.html", context, status=409 if refusal else 200)
