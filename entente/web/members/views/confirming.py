"""Is the profile still right? Its own people say so once a year; the office sees who has not, and asks."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from entente.members import access, actions
from entente.members.links import profile
from entente.members.queries.confirmations import latest_of
from entente.people import access as people
from entente.people.choices import Permission
from entente.web.acting import who
from entente.web.context import partnership
from entente.web.members.confirmed import Confirmed


@login_required
def confirm(request: HttpRequest, slug: str) -> HttpResponse:
    one = access.organisation_to_confirm(request.user, slug)
    if request.method == "POST":
        actions.confirm_profile(one, by=who(request), at=timezone.now())
        messages.success(request, _("Thank you. The profile is confirmed."))
        return redirect(one)
    shown = profile(who(request), str(one.pk))
    return render(request, "members/confirm.html", {"organisation": one, "facts": shown.facts, "latest": latest_of(one)})


@login_required
@require_safe
def profiles(request: HttpRequest) -> HttpResponse:
    people.require(request.user, Permission.MEMBERS_EDIT)
    return render(request, "members/profiles.html", {"list": Confirmed(partnership(request).day, request.GET)})


@login_required
@require_POST
def ask(request: HttpRequest) -> HttpResponse:
    people.require(request.user, Permission.MEMBERS_EDIT)
    try:
        notice = actions.ask_to_confirm(by=who(request), at=timezone.now())
    except actions.Refusal as refusal:
        messages.error(request, str(refusal))
    else:
        count = notice.deliveries.count()
        messages.success(request, ngettext("%(n)s person was asked.", "%(n)s people were asked.", count) % {"n": count})
    return redirect("members:profiles")
