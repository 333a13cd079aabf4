"""What came of it: a company's own rows over the years."""

from datetime import datetime
from typing import Any

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from entente.industry import access, actions
from entente.industry.models import Outcome
from entente.web.acting import who
from entente.web.industry.acting import A_PAGE, answer, asked, settled
from entente.web.industry.growth_forms import OutcomeForm


@login_required
@require_safe
def outcomes(request: HttpRequest) -> HttpResponse:
    (after,) = asked(request, "after")
    rows = access.outcomes(request.user).order_by("-pk")
    rows = rows.filter(pk__lt=int(after)) if after.isascii() and after.isdigit() and len(after) < 18 else rows
    found = list(rows[: A_PAGE + 1])
    own = access.applicants(request.user)
    context = {
        "rows": found[:A_PAGE],
        "next": found[A_PAGE - 1].pk if len(found) > A_PAGE else "",
        "own": own,
        "mine": {one.pk for one in own},
        "oversees": access.oversees(request.user),
    }
    return render(request, "industry/outcomes.html", context)


@login_required
def tell(request: HttpRequest) -> HttpResponse:
    own = access.applicants(request.user)
    if not own:
        raise PermissionDenied(_("Only those who speak for a company tell what came of it."))
    form = OutcomeForm(request.POST if request.method == "POST" else None, own=own, days=access.days(request.user))

    def act(fields: dict[str, Any], at: datetime) -> Outcome:
        access.applicant_for(request.user, form.chosen)
        return actions.tell(form.chosen, form.told, by=who(request), at=at)

    context = {"form": form, "title": _("What came of it?"), "button": _("Enter it"), "back": "industry:outcomes"}
    return answer(request, "industry/form.html", context, act, said=_("It is entered."))


@login_required
@require_POST
def withdraw(request: HttpRequest, pk: int) -> HttpResponse:
    found = access.outcome_to_withdraw(request.user, pk)
    return settled(
        request, "industry:outcomes", lambda at: actions.withdraw_outcome(found, by=who(request), at=at), _("It counts nowhere any more.")
    )
