"""Four eyes: courses, ranges and campaigns are published, sent back or withdrawn by somebody else of the office."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from entente.people.access import User
from entente.skills import access, actions
from entente.web.acting import who
from entente.web.skills.acting import answer
from entente.web.skills.forms.courses import BecauseForm

Fetch = Callable[[User, int], Any]
View = Callable[[HttpRequest, int], HttpResponse]


def _publishing(fetch: Fetch) -> View:
    @login_required
    @require_POST
    def publish(request: HttpRequest, pk: int) -> HttpResponse:
        found = fetch(request.user, pk)
        try:
            actions.publish(found, by=who(request), at=timezone.now())
        except actions.Refusal as refusal:
            return render(request, "skills/refused.html", {"refusal": refusal, "of": found}, status=409)
        messages.success(request, _("It is published."))
        return redirect(found)

    return publish


def _turning(fetch: Fetch, turn: Callable[..., Any], button: Any) -> View:
    @login_required
    def turned(request: HttpRequest, pk: int) -> HttpResponse:
        found = fetch(request.user, pk)
        form = BecauseForm(request.POST if request.method == "POST" else None)

        def act(fields: dict[str, Any], at: datetime) -> Any:
            return turn(found, because=fields["because"], by=who(request), at=at)

        context = {"form": form, "title": str(found), "button": button(), "of": found}
        return answer(request, "skills/form.html", context, act)

    return turned


def _back() -> str:
    return _("Send it back")


def _away() -> str:
    return _("Withdraw it")


publish_course, publish_range, publish_campaign = (
    _publishing(fetch) for fetch in (access.course_to_review, access.range_to_review, access.campaign_to_keep)
)
send_back_course, send_back_range, send_back_campaign = (
    _turning(fetch, actions.send_back, _back) for fetch in (access.course_to_review, access.range_to_review, access.campaign_to_keep)
)
withdraw_course, withdraw_range, withdraw_campaign = (
    _turning(fetch, actions.withdraw, _away) for fetch in (access.course_to_review, access.range_to_review, access.campaign_to_keep)
)


@login_required
@require_POST
def publish_batch(request: HttpRequest, name: str) -> HttpResponse:
    """All courses of one file at once."""
    access.keeper(request.user)
    try:
        done = actions.publish_batch(name, by=who(request), at=timezone.now())
    except actions.Refusal as refusal:
        return render(request, "skills/refused.html", {"refusal": refusal}, status=409)
    messages.success(request, _("%(count)s courses are published.") % {"count": done})
    return redirect("skills:courses")
