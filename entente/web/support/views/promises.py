"""Within how many working days answers are promised, and when the office is closed."""

from datetime import datetime
from typing import Any

from django.contrib.auth.decorators import login_required
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from entente.support import access, actions, queries
from entente.support.choices import SupportKind
from entente.support.models import ClosedDay
from entente.web.acting import who
from entente.web.support.acting import answer
from entente.web.support.forms import PromisesForm


@login_required
def promises(request: HttpRequest) -> HttpResponse:
    access.answerer(request.user)
    today = timezone.localdate()
    days = queries.promised_days(today)
    coming = ClosedDay.objects.filter(on__gte=today).order_by("on")
    form = PromisesForm(request.POST or None, days=days, initial={"closed": "\n".join(map(str, coming))})

    @transaction.atomic
    def act(fields: dict[str, Any], at: datetime) -> str:
        for kind in SupportKind.values:
            if fields[kind] != days[kind]:
                actions.promise(kind, fields[kind], on=today, by=who(request), at=at)
        actions.set_closed_days(fields["closed"], since=today, by=who(request), at=at)
        return reverse("support:promises")

    return answer(request, "support/promises.html", {"form": form}, act, said=_("Saved. What is asked from now on is promised so."))
