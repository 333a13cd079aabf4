"""Applying for the label, renewing it, withdrawing an application."""

from datetime import datetime
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from entente.files.actions import keep
from entente.industry import access, actions
from entente.industry.models import Criteria, Label
from entente.members.models import Organisation
from entente.web.acting import who
from entente.web.industry.acting import answer, settled
from entente.web.industry.forms import ApplyForm


@login_required
def apply(request: HttpRequest) -> HttpResponse:
    """One page, one question a criterion; files are kept only with an application that can be handed in."""
    own, criteria = access.applicants(request.user), Criteria.objects.on(timezone.localdate()).first()
    return _applied(request, own, criteria, None)


@login_required
def renew(request: HttpRequest, pk: int) -> HttpResponse:
    """By the criteria of today; what was said last time is offered again."""
    held = access.label_to_withdraw(request.user, pk)
    return _applied(request, [held.organisation], Criteria.objects.on(timezone.localdate()).first(), held)


def _applied(request: HttpRequest, own: list[Organisation], criteria: Criteria | None, renews: Label | None) -> HttpResponse:
    if criteria is None or not own:
        shown = {"criteria": criteria, "own": own, "keeps": access.keeps(request.user)}
        return render(request, "industry/apply.html", shown, status=403 if request.method == "POST" else 200)
    bound = (request.POST, request.FILES) if request.method == "POST" else (None, None)
    initial = {f"c_{code}": value == "yes" or value for code, value in renews.answers.items()} if renews else None
    form = ApplyForm(*bound, criteria=criteria, own=own, initial=initial)

    def act(fields: dict[str, Any], at: datetime) -> Label:
        person = access.applicant_for(request.user, form.chosen).person
        brought = [(code, keep(file, file.name, by=person, at=at)) for code, file in form.brought]
        return actions.apply(form.chosen, criteria, form.answers, brought, renews=renews, by=person, at=at)

    context = {"form": form, "criteria": criteria, "own": own, "renews": renews}
    return answer(request, "industry/apply.html", context, act, said=_("It is handed in. Somebody else decides; you are told here."))


@login_required
@require_POST
def withdraw(request: HttpRequest, pk: int) -> HttpResponse:
    found = access.label_to_withdraw(request.user, pk)
    return settled(request, found, lambda at: actions.withdraw(found, by=who(request), at=at), _("It is withdrawn."))
