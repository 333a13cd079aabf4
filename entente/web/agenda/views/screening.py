"""What waits for the scientific committee, and its verdict."""

from datetime import datetime
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from entente.agenda import access, actions
from entente.agenda.models import Topic
from entente.agenda.queries.topics import screening_body
from entente.governance.models import Body
from entente.web.acting import who
from entente.web.agenda.acting import acted
from entente.web.agenda.forms import ScreenerForm, ScreenForm
from entente.web.agenda.views.topics import shown


@login_required
def screening(request: HttpRequest) -> HttpResponse:
    """GET: what waits; POST: the office says which body screens."""
    if request.method == "POST":
        access.keeper(request.user)
    access.screener(request.user)
    day = timezone.localdate()
    bodies = Body.objects.standing(day).order_by("code")
    form = ScreenerForm(request.POST or None, bodies=bodies)

    def page(*, status: int = 200, **more: Any) -> HttpResponse:
        rows = Topic.objects.filter(state="proposed").select_related("organisation", "body", "proposed_by").order_by("number")
        context = {"topics": list(rows), "body": screening_body(day), "form": form, "keeps": access.keeps(request.user)}
        return render(request, "agenda/screening.html", context | more, status=status)

    def act(said: dict[str, Any], at: datetime) -> str:
        actions.let_screen(said["body"], on=day, by=who(request), at=at)
        return "agenda:screening"

    return acted(request, form, act, page, said=_("It is set.")) if form.is_bound else page()


@login_required
@require_POST
def screen(request: HttpRequest, pk: int) -> HttpResponse:
    found = access.topic_to_screen(request.user, pk)
    form = ScreenForm(request.POST)

    def act(said: dict[str, Any], at: datetime) -> Topic:
        day = timezone.localtime(at).date()
        return actions.screen(found, said["verdict"], because=said["because"], by=who(request), at=at, on=day)

    def page(**more: Any) -> HttpResponse:
        found.refresh_from_db()
        return shown(request, found, **more)

    return acted(request, form, act, page, said=_("It is screened; who proposed it reads why."), screen_form=form)
