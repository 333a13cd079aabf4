"""Criteria in their versions, and issuers: read by everyone, kept by the office."""

from datetime import datetime
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from entente.industry import access, actions
from entente.industry.models import Criteria, Issuer
from entente.industry.shipped import shipped_criteria
from entente.web.acting import who
from entente.web.industry.acting import answer, settled
from entente.web.industry.forms import CriteriaForm, IssuerForm


@require_safe
def criteria(request: HttpRequest) -> HttpResponse:
    """What the label asks today, its versions, and who issues it where."""
    on = timezone.localdate()
    issuers = Issuer.objects.known().on(on).select_related("organisation", "country").order_by("country", "organisation__name_key")
    context = {
        "found": Criteria.objects.on(on).first(),
        "versions": Criteria.objects.order_by("-version"),
        "issuers": issuers,
        "keeps": access.keeps(request.user),
    }
    return render(request, "industry/criteria.html", context)


@require_safe
def version(request: HttpRequest, pk: int) -> HttpResponse:
    found = get_object_or_404(Criteria, pk=pk)
    return render(
        request, "industry/criteria.html", {"found": found, "versions": Criteria.objects.order_by("-version"), "is_version": True}
    )


@login_required
def new_criteria(request: HttpRequest) -> HttpResponse:
    """Begins with the last version, or with those that are shipped."""
    access.keeper(request.user)
    last: Any = Criteria.objects.order_by("-version").first() or shipped_criteria()
    names = ("name", "text", "open_to", "validity_months", "fee", "source", "source_on")
    form = CriteriaForm(request.POST if request.method == "POST" else None, initial={name: getattr(last, name) for name in names})

    def act(fields: dict[str, Any], at: datetime) -> Criteria:
        return actions.set_criteria(form.facts, on=fields["on"], by=who(request), at=at)

    context = {"form": form, "title": _("What does the label ask?"), "button": _("Set these criteria"), "back": "industry:criteria"}
    return answer(request, "industry/form.html", context, act, said=_("They are set."))


@login_required
def new_issuer(request: HttpRequest) -> HttpResponse:
    access.keeper(request.user)
    form = IssuerForm(request.POST if request.method == "POST" else None)

    def act(fields: dict[str, Any], at: datetime) -> str:
        actions.name_issuer(fields["organisation"], fields["country"], on=fields["on"], by=who(request), at=at)
        return "industry:criteria"

    context = {"form": form, "title": _("Who issues the label in a country?"), "button": _("Name it"), "back": "industry:criteria"}
    return answer(request, "industry/form.html", context, act, said=_("It decides from that day on."))


@login_required
@require_POST
def end_issuer(request: HttpRequest, pk: int) -> HttpResponse:
    found = access.issuer_to_keep(request.user, pk)
    on = timezone.localdate()
    return settled(
        request, "industry:criteria", lambda at: actions.end_issuer(found, on=on, by=who(request), at=at), _("It is ended from today.")
    )
