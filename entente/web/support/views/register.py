"""Who may use the partnership's name where, from when to when."""

from datetime import datetime
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_GET

from entente.members.viewers import keys_of
from entente.support import access, actions, queries
from entente.support.models import NameUse
from entente.web.acting import who
from entente.web.support.acting import answer
from entente.web.support.forms import WithdrawUseForm

MOST = 500


@login_required
@require_GET
def register(request: HttpRequest) -> HttpResponse:
    """All for the office and the auditor, its own for a member."""
    today = timezone.localdate()
    uses = list(queries.uses(keys_of(request.user)).filter(request__in=access.requests(request.user).values("pk"))[:MOST])
    rows = [(use, _phase(use, today)) for use in uses]
    live = sum(phase == "now" for _use, phase in rows)
    return render(request, "support/register.html", {"rows": rows, "live": live, "answers": access.answers(request.user)})


@login_required
def withdraw(request: HttpRequest, pk: int) -> HttpResponse:
    use = access.use_to_withdraw(request.user, pk)
    form = WithdrawUseForm(request.POST or None, initial={"on": timezone.localdate()})

    def act(fields: dict[str, Any], at: datetime) -> str:
        actions.withdraw_use(use, **fields, by=who(request), at=at)
        return reverse("support:register")

    return answer(request, "support/withdraw_use.html", {"form": form, "use": use}, act, said=_("It is withdrawn; the member is told."))


def _phase(use: NameUse, day: Any) -> str:
    if use.to_on and use.to_on <= day:
        return "withdrawn" if use.withdrawn_because else "over"
    return "coming" if use.from_on > day else "now"
