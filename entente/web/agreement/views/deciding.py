"""Reviewing and deciding a line, for the office."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from entente.agreement import access, actions
from entente.web.agreement.answering import me, through
from entente.web.agreement.ledger_forms import AcceptForm, RejectForm, ReopenForm, ReviewForm
from entente.web.agreement.views.line import address_of, settled


@login_required
@require_POST
def review(request: HttpRequest, pk: int) -> HttpResponse:
    found = access.declaration_to_decide(request.user, pk)
    form = ReviewForm(request.POST)

    def act() -> None:
        actions.review(found, **form.cleaned_data, by=me(request), at=timezone.now())

    return settled(request, found, "review_form", form, act, _("Your review was recorded."))


@login_required
@require_POST
def accept(request: HttpRequest, pk: int) -> HttpResponse:
    found = access.declaration_to_decide(request.user, pk)
    form = AcceptForm(request.POST)

    def act() -> None:
        actions.accept(found, **form.cleaned_data, by=me(request), at=timezone.now())

    return settled(request, found, "accept_form", form, act, _("The line was accepted."))


@login_required
@require_POST
def reject(request: HttpRequest, pk: int) -> HttpResponse:
    found = access.declaration_to_decide(request.user, pk)
    form = RejectForm(request.POST)

    def act() -> None:
        actions.reject(found, **form.cleaned_data, by=me(request), at=timezone.now())

    return settled(request, found, "reject_form", form, act, _("The line was rejected."))


@login_required
def reopen(request: HttpRequest, pk: int) -> HttpResponse:
    """Withdraw the decision, so that the line waits again."""
    found = access.declaration_to_decide(request.user, pk)
    form = ReopenForm(request.POST or None)

    def act() -> None:
        actions.reopen(found, because=form.cleaned_data["because"], by=me(request), at=timezone.now())

    return through(request, "agreement/reopen.html", form, act, to=address_of(found), said=_("The decision was withdrawn."), line=found)
