"""Granting, refusing and revoking: the issuer of the country and the office."""

from datetime import datetime
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from entente.industry import access, actions
from entente.industry.models import Label
from entente.members.models import Organisation
from entente.web.acting import who
from entente.web.industry.acting import answer
from entente.web.industry.forms import BecauseForm, GrantForm


@login_required
def grant(request: HttpRequest, pk: int) -> HttpResponse:
    """Where the criteria say how long it holds, nothing is asked but once whether it is meant."""
    found = access.label_to_decide(request.user, pk)
    form = GrantForm(request.POST if request.method == "POST" else None)
    if found.criteria.validity_months:
        form.fields["until_on"].required = False
        form.fields["until_on"].help_text = _("Empty: %(months)s months, as the criteria say.") % {"months": found.criteria.validity_months}

    def act(fields: dict[str, Any], at: datetime) -> Label:
        return actions.grant(found, until_on=fields["until_on"], issuer=_issuer(request, found), by=who(request), at=at)

    context = {
        "form": form,
        "title": _("Grant the label to %(name)s?") % {"name": found.organisation},
        "button": _("Grant it"),
        "of": found,
    }
    return answer(request, "industry/form.html", context, act, said=_("It is granted, and its badge is signed."))


@login_required
def turn(request: HttpRequest, pk: int, kind: str) -> HttpResponse:
    """Refuse an application, or revoke a label: both say why."""
    found = access.label_to_decide(request.user, pk)
    if kind not in {"refuse", "revoke"}:
        raise Http404
    form = BecauseForm(request.POST if request.method == "POST" else None)

    def act(fields: dict[str, Any], at: datetime) -> Label:
        if kind == "revoke":
            return actions.revoke(found, because=fields["because"], by=who(request), at=at)
        return actions.refuse(found, because=fields["because"], issuer=_issuer(request, found), by=who(request), at=at)

    title = _("Revoke the label of %(name)s?") if kind == "revoke" else _("Refuse the label to %(name)s?")
    button = _("Revoke it") if kind == "revoke" else _("Refuse it")
    return answer(
        request, "industry/form.html", {"form": form, "title": title % {"name": found.organisation}, "button": button, "of": found}, act
    )


def _issuer(request: HttpRequest, found: Label) -> Organisation | None:
    """The office decides as the office, also where its people speak for an issuer."""
    return None if access.keeps(request.user) else access.issued_by(request.user).get(found.country_id)
