"""How allauth fits this house: nobody signs up alone, and a sign-in name is an e-mail address."""

from ipaddress import ip_address
from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.models import EmailAddress
from allauth.core.exceptions import ImmediateHttpResponse
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from django.conf import settings
from django.http import HttpRequest
from django.shortcuts import render
from django.urls import reverse

from entente.people.models import Account


class Adapter(DefaultAccountAdapter):  # type: ignore[misc]
    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def send_password_reset_mail(self, user: Account, email: str, context: dict[str, Any]) -> Any:
        """The office vouches for addresses; unless allauth knows, it would later refuse a second factor to whoever asked for this mail."""
        EmailAddress.objects.filter(user=user, email=user.email).update(verified=True)
        return super().send_password_reset_mail(user, email, context)

    def get_password_change_redirect_url(self, request: HttpRequest) -> str:
        return reverse("people:me")

    def get_client_ip(self, request: HttpRequest) -> str:
        return client_ip(request)


class SocialAdapter(DefaultSocialAccountAdapter):  # type: ignore[misc]
    def is_open_for_signup(self, request: HttpRequest, sociallogin: Any) -> bool:
        return False

    def pre_social_login(self, request: HttpRequest, sociallogin: Any) -> None:
        """Someone the office invited is let in by a verified address; a stranger is told whom to ask."""
        if sociallogin.is_existing:
            return
        verified = [address.email.lower() for address in sociallogin.email_addresses if address.verified]
        account = Account.objects.filter(email__in=verified, is_active=True).first()
        if account is None:
            raise ImmediateHttpResponse(render(request, "account/stranger.html", status=403))
        sociallogin.connect(request, account)


def sign_in_name(request: HttpRequest, credentials: dict[str, Any] | None = None) -> str:
    """What the lock-out counts by: the address that was typed."""
    return str((credentials or {}).get("email") or request.POST.get("login", "")).lower()


def client_ip(request: HttpRequest) -> str:
    """Whom tries are counted against: who is connected, or, behind the proxy that the installation names, whom that proxy last saw."""
    seen = str(request.META.get("HTTP_X_FORWARDED_FOR", "")).rpartition(",")[2].strip() if settings.SECURE_PROXY_SSL_HEADER else ""
    try:
        return str(ip_address(seen or request.META.get("REMOTE_ADDR", "")))
    except ValueError:
        return "0.0.0.0"  # noqa: S104 -- an address that is nobody's, for a listener on a socket file
