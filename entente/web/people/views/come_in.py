"""The page behind a single-use link: opening it does nothing, the button signs in."""

from allauth.account.internal.flows.login import perform_login
from allauth.account.models import Login
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from entente.people import actions


@never_cache
@require_http_methods(["GET", "POST"])
def come_in(request: HttpRequest, secret: str) -> HttpResponse:
    """Scanners of mail open links; only a person presses the button."""
    if request.method == "GET":
        invitation = actions.invitation_behind(secret, at=timezone.now())
        return render(request, "people/come_in.html", {"invitation": invitation}, status=200 if invitation else 410)
    try:
        account = actions.come_in(secret, at=timezone.now())
    except actions.CannotInvite as refusal:
        return render(request, "people/come_in.html", {"refusal": refusal}, status=410)
    signed_in: HttpResponse = perform_login(request, Login(user=account, redirect_url=reverse("people:welcome")))
    return signed_in
