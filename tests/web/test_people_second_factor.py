"""A second factor: begun with a real code, asked for at the next sign-in, never passed by a link alone."""

import re

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value, yield_hotp_counters_from_time
from django.core.cache import cache
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from entente.people import actions
from entente.people.choices import RoleCode
from entente.people.models import Account
from tests.factories.people import account

pytestmark = pytest.mark.django_db
PASSWORD = "correct horse battery staple"


@pytest.fixture(autouse=True)
def fresh_limits():
    cache.clear()


@pytest.fixture
def colleague(db) -> Account:
    somebody = account(RoleCode.AUDITOR)
    somebody.set_password(PASSWORD)
    somebody.save()
    return somebody


def sign_in(client: Client, somebody: Account):
    return client.post(reverse("account_login"), {"login": somebody.email, "password": PASSWORD})


def code_of(secret: str) -> str:
    """What an app shows now."""
    return format_hotp_value(hotp_value(secret, next(yield_hotp_counters_from_time())))


def use_an_app(client: Client) -> str:
    """The secret the page showed, once the app was taken into use."""
    confirmed = client.post(reverse("account_reauthenticate"), {"password": PASSWORD, "next": reverse("mfa_activate_totp")})
    page = client.get(confirmed["Location"]).content.decode()
    secret = re.search(r'<code class="secret">(\w+)</code>', page)[1]
    answer = client.post(reverse("mfa_activate_totp"), {"code": code_of(secret)})
    assert answer.status_code == 302
    return secret


def who(client: Client) -> str | None:
    return client.session.get("_auth_user_id")


def test_beginning_a_second_factor_asks_for_the_password_again(client, colleague):
    sign_in(client, colleague)

    answer = client.get(reverse("mfa_activate_totp"))

    assert answer.status_code == 302
    assert answer["Location"].startswith(reverse("account_reauthenticate"))


def test_a_wrong_code_begins_nothing(client, colleague):
    sign_in(client, colleague)
    client.post(reverse("account_reauthenticate"), {"password": PASSWORD})
    client.get(reverse("mfa_activate_totp"))

    answer = client.post(reverse("mfa_activate_totp"), {"code": "000000"})

    assert "Incorrect code" in answer.content.decode()
    assert not Authenticator.objects.exists()


def test_once_begun_the_password_alone_no_longer_opens(client, colleague):
    sign_in(client, colleague)
    secret = use_an_app(client)
    cache.clear()
    other = Client()

    halfway = sign_in(other, colleague)
    before = who(other)
    wrong = other.post(reverse("mfa_authenticate"), {"code": "000000"})
    still = who(other)
    other.post(reverse("mfa_authenticate"), {"code": code_of(secret)})

    assert halfway["Location"] == reverse("mfa_authenticate")
    assert (before, still, who(other)) == (None, None, str(colleague.pk))
    assert "Incorrect code" in wrong.content.decode()


def test_a_recovery_code_opens_once(client, colleague):
    sign_in(client, colleague)
    use_an_app(client)
    page = client.get(reverse("mfa_view_recovery_codes")).content.decode()
    code = re.search(r"<li><code>(\w+)</code></li>", page)[1]

    opened = []
    for _time in range(2):
        cache.clear()
        other = Client()
        sign_in(other, colleague)
        other.post(reverse("mfa_authenticate"), {"code": code})
        opened.append(who(other))

    assert opened == [str(colleague.pk), None]


def test_a_link_from_the_office_does_not_pass_by_the_second_factor(client, colleague):
    sign_in(client, colleague)
    use_an_app(client)
    secret = actions.invite(colleague.person, colleague.email, by=None, at=timezone.now())
    other = Client()

    answer = other.post(reverse("people:come-in", args=[secret]))

    assert answer["Location"] == reverse("mfa_authenticate")
    assert who(other) is None


def test_a_new_password_by_mail_does_not_stand_in_the_way_of_a_second_factor(client, colleague, mailoutbox):
    client.post(reverse("account_reset_password"), {"email": colleague.email})
    link = re.search(r"http://testserver(/\S+)", mailoutbox[0].body)[1]
    page = client.get(link, follow=True)
    client.post(page.request["PATH_INFO"], {"password1": PASSWORD, "password2": PASSWORD})
    sign_in(client, colleague)

    use_an_app(client)

    assert Authenticator.objects.filter(user=colleague, type="totp").exists()


def test_ending_the_second_factor_asks_for_it(client, colleague):
    sign_in(client, colleague)
    use_an_app(client)

    shown = client.get(reverse("mfa_deactivate_totp"))
    client.post(reverse("mfa_deactivate_totp"))

    assert "Stop using the authenticator app?" in shown.content.decode()
    assert not Authenticator.objects.filter(type="totp").exists()


@pytest.mark.parametrize(
    "name",
    [
        "mfa_index",
        "mfa_view_recovery_codes",
        "mfa_generate_recovery_codes",
        "mfa_download_recovery_codes",
        "mfa_add_webauthn",
        "mfa_list_webauthn",
    ],
)
def test_the_pages_of_a_second_factor_stand_once_it_is_in_use(client, colleague, name):
    sign_in(client, colleague)
    use_an_app(client)

    assert client.get(reverse(name)).status_code == 200
