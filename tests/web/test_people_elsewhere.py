"""Signing in through one's organisation: only who was invited, only by an address that the organisation verified."""

import pytest
from allauth.account.models import EmailAddress
from allauth.core import context
from allauth.core.exceptions import ImmediateHttpResponse
from allauth.socialaccount.models import SocialAccount, SocialLogin
from django.contrib.auth.models import AnonymousUser
from django.contrib.messages.middleware import MessageMiddleware
from django.contrib.sessions.middleware import SessionMiddleware
from django.http import HttpResponse
from django.test import RequestFactory
from django.urls import reverse

from entente.people.models import Account
from entente.web.people.adapter import SocialAdapter, client_ip

pytestmark = pytest.mark.django_db
PROVIDER = {
    "provider_id": "oidc",
    "name": "Example identity",
    "client_id": "entente",
    "secret": "a secret",
    "settings": {"server_url": "https://id.example.org"},
}


@pytest.fixture
def provider(settings):
    settings.SOCIALACCOUNT_PROVIDERS = {"openid_connect": {"APPS": [PROVIDER]}}


def arriving(address: str, *, verified: bool) -> SocialLogin:
    known = SocialAccount(provider="oidc", uid="1")
    return SocialLogin(user=Account(email=address), account=known, email_addresses=[EmailAddress(email=address, verified=verified)])


def let_in(login: SocialLogin) -> HttpResponse | None:
    """The refusal, or None when the login goes on."""
    request = RequestFactory().get("/", headers={"host": "127.0.0.1"})
    request.user = AnonymousUser()
    for middleware in (SessionMiddleware, MessageMiddleware):
        middleware(lambda request: HttpResponse()).process_request(request)
    with context.request_context(request):
        try:
            SocialAdapter().pre_social_login(request, login)
        except ImmediateHttpResponse as refusal:
            return refusal.response
    return None


def test_a_verified_address_of_somebody_invited_is_let_in(provider, auditor):
    login = arriving(auditor.email.upper(), verified=True)

    assert let_in(login) is None
    assert SocialAccount.objects.get().user == auditor


@pytest.mark.parametrize(("address", "verified"), [("{email}", False), ("nobody@example.org", True)])
def test_a_stranger_is_told_whom_to_ask(provider, auditor, address, verified):
    answer = let_in(arriving(address.format(email=auditor.email), verified=verified))

    assert answer.status_code == 403
    assert "Ask the office to invite you" in answer.content.decode()
    assert not SocialAccount.objects.exists()


def test_a_closed_account_is_not_let_in(provider, auditor):
    Account.objects.update(is_active=False)

    assert let_in(arriving(auditor.email, verified=True)).status_code == 403


def test_the_sign_in_page_offers_it_once_it_is_configured(client, provider):
    page = client.get(reverse("account_login")).content.decode()

    assert "Or through your organisation" in page
    assert "Example identity" in page


def test_the_sign_in_page_is_silent_about_it_otherwise(client):
    assert "Or through your organisation" not in client.get(reverse("account_login")).content.decode()


@pytest.mark.parametrize(
    ("proxy", "forwarded", "counted"),
    [
        (None, None, "127.0.0.1"),
        (None, "192.0.2.7", "127.0.0.1"),
        (("HTTP_X_FORWARDED_PROTO", "https"), "203.0.113.9, 192.0.2.7", "192.0.2.7"),
        (("HTTP_X_FORWARDED_PROTO", "https"), None, "127.0.0.1"),
        (("HTTP_X_FORWARDED_PROTO", "https"), "nonsense", "0.0.0.0"),  # noqa: S104 -- what an unreadable address is counted as
    ],
)
def test_tries_are_counted_against_the_caller_that_the_proxy_saw(settings, proxy, forwarded, counted):
    settings.SECURE_PROXY_SSL_HEADER = proxy
    headers = {} if forwarded is None else {"x-forwarded-for": forwarded}

    assert client_ip(RequestFactory().get("/", headers=headers)) == counted
