"""What members keep: what they hold, and where they show it."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from entente.certification import catalogue_access as access
from entente.certification.actions.catalogue_refusals import CatalogueRefusal
from entente.certification.actions.selfchecks import drop_check, save_check, say_evidence
from entente.certification.models import Requirement
from entente.web.certification.coverage_asking import asked_of


@login_required
@require_POST
def save(request: HttpRequest) -> HttpResponse:
    """What the address asks is kept under a name."""
    organisation, account = access.organisation_to_check_for(request.user, request.POST.get("organisation", ""))
    asked = asked_of(request)
    back = redirect(f"{reverse('certification:coverage')}?{asked.query}")
    if asked.target is None:
        messages.error(request, _("Choose what it is to be compared with first."))
        return back
    try:
        save_check(organisation, request.POST.get("name", ""), asked.held, asked.target, by=account.person, at=timezone.now())
        messages.success(request, _("Kept for %(organisation)s.") % {"organisation": organisation})
    except CatalogueRefusal as refusal:
        messages.error(request, str(refusal))
    return back


@login_required
@require_POST
def drop(request: HttpRequest, check: int) -> HttpResponse:
    found, account = access.check_to_drop(request.user, check)
    drop_check(found, by=account.person, at=timezone.now())
    messages.success(request, _("It is no longer kept."))
    return redirect("certification:coverage")


@login_required
@require_POST
def evidence(request: HttpRequest, requirement: int) -> HttpResponse:
    """Where an organisation shows that it meets a requirement it holds."""
    found = get_object_or_404(Requirement, pk=requirement)
    organisation, account = access.organisation_to_check_for(request.user, request.POST.get("organisation", ""))
    said = request.POST.get("said", "").replace("\x00", "")
    say_evidence(organisation, found, said, by=account.person, at=timezone.now())
    messages.success(request, _("Kept."))
    return redirect(f"{reverse('certification:coverage')}?{asked_of(request).query}")
