"""Signing in: by password, with a second factor, by link; every page of it stands; wrong passwords lock."""

import re

import pytest
from django.contrib.auth.hashers import make_password
from django.core.cache import cache
from django.test import Client
from django.urls import NoReverseMatch, get_resolver, reverse
from django.utils import timezone

from entente.people import actions
from entente.people.choices import RoleCode
from entente.people.models import Account
from tests.factories.people import account

pytestmark = pytest.mark.django_db
PASSWORD = "correct horse battery staple"


@pytest.fixture(autouse=True)
def fresh_limits():
    """How often something was tried is counted in the cache, which outlives a test."""
    cache.clear()


@pytest.fixture
def colleague(db) -> Account:
    somebody = account(RoleCode.AUDITOR)
    Account.objects.update(password=make_password(PASSWORD))
    somebody.refresh_from_db()
    return somebody


def sign_in(client: Client, email: str, password: str = PASSWORD):
    return client.post(reverse("account_login"), {"login": email, "password": password})


def who(client: Client) -> str | None:
    return client.session.get("_auth_user_id")


def names() -> list[str]:
    """The pages of signing in that take no parameter."""
    mounted = [name for name in get_resolver().reverse_dict if isinstance(name, str)]
    return sorted(name for name in mounted if name.startswith(("account_", "mfa_", "usersessions_", "socialaccount_")) and _plain(name))


def _plain(name: str) -> bool:
    try:
        return bool(reverse(name))
    except NoReverseMatch:
        return False


def test_an_address_and_a_password_sign_in(client, colleague):
    answer = sign_in(client, colleague.email.upper())

    assert answer.status_code == 302
    assert who(client) == str(colleague.pk)


@pytest.mark.parametrize(
    ("wanted", "led"), [("/people/me/", "/people/me/"), ("https://evil.example/", "/desk/"), ("//evil.example/", "/desk/")]
)
def test_signing_in_leads_back_to_where_one_was_and_nowhere_else(client, colleague, wanted, led):
    answer = client.post(reverse("account_login"), {"login": colleague.email, "password": PASSWORD, "next": wanted})

    assert answer["Location"] == led


@pytest.mark.parametrize(("email", "password"), [("", PASSWORD), ("nobody@example.org", PASSWORD), ("{email}", "wrong")])
def test_a_wrong_pair_signs_nobody_in(client, colleague, email, password):
    answer = sign_in(client, email.format(email=colleague.email), password)

    assert answer.status_code == 200
    assert who(client) is None


def test_a_closed_account_does_not_sign_in(client, colleague):
    Account.objects.update(is_active=False)

    sign_in(client, colleague.email)

    assert who(client) is None


def test_eight_wrong_passwords_lock_the_address_and_no_other(client, colleague):
    other = account()
    Account.objects.filter(pk=other.pk).update(password=make_password(PASSWORD))

    answers = [sign_in(client, colleague.email, "wrong") for _try in range(8)]
    locked = sign_in(client, colleague.email)
    free = sign_in(Client(), other.email)

    assert [answer.status_code for answer in answers] == [200] * 7 + [429]
    assert locked.status_code == 429
    assert "closed for 15 minutes" in locked.content.decode()
    assert who(client) is None
    assert free.status_code == 302


def test_the_lock_does_not_care_how_the_address_is_written(client, colleague):
    for _try in range(8):
        sign_in(client, colleague.email.upper(), "wrong")

    assert sign_in(client, colleague.email).status_code == 429


def test_a_good_password_forgives_the_wrong_ones(client, colleague):
    for _try in range(7):
        sign_in(client, colleague.email, "wrong")
    sign_in(client, colleague.email)
    client.logout()

    assert sign_in(client, colleague.email, "wrong").status_code == 200


def test_nobody_signs_up_alone(client, db):
    before = Account.objects.count()

    page = client.get(reverse("account_signup"))
    answer = client.post(reverse("account_signup"), {"email": "new@example.org", "password1": PASSWORD, "password2": PASSWORD})

    assert "Accounts are by invitation" in page.content.decode()
    assert answer.status_code == 200
    assert Account.objects.count() == before


def test_a_forgotten_password_is_set_anew_by_mail(client, colleague, mailoutbox):
    asked = client.post(reverse("account_reset_password"), {"email": colleague.email})
    link = re.search(r"http://testserver(/\S+)", mailoutbox[0].body)[1]
    page = client.get(link, follow=True)
    client.post(page.request["PATH_INFO"], {"password1": "another long password", "password2": "another long password"})

    assert asked.status_code == 302
    assert f"Good day {colleague.person.name}," in mailoutbox[0].body
    assert Account.objects.get(pk=colleague.pk).check_password("another long password")
    assert "This link no longer opens" in Client().get(link, follow=True).content.decode()


def test_a_former_address_no_longer_opens_the_account(client, office, colleague, mailoutbox):
    former = colleague.email
    client.post(reverse("account_reset_password"), {"email": former})

    actions.change_person(colleague.person, name="Ana Kovač", email="ana@example.org", by=office.person, at=timezone.now())
    sign_in(client, former)
    refused = who(client)
    client.post(reverse("account_reset_password"), {"email": former})
    sign_in(client, "ana@example.org")

    assert refused is None
    assert mailoutbox[-1].to == [former]
    assert "nobody signs in with this address" in mailoutbox[-1].body
    assert who(client) == str(colleague.pk)


def test_an_unknown_address_is_answered_alike(client, colleague, mailoutbox):
    known = client.post(reverse("account_reset_password"), {"email": colleague.email})
    unknown = client.post(reverse("account_reset_password"), {"email": "nobody@example.org"})

    assert (known.status_code, known["Location"]) == (unknown.status_code, unknown["Location"])
    assert "nobody signs in with this address" in mailoutbox[1].body


@pytest.mark.parametrize("weak", ["short", "password1234", "123456789012345"])
def test_a_weak_password_is_refused_in_words(client, colleague, weak):
    sign_in(client, colleague.email)

    answer = client.post(reverse("account_change_password"), {"oldpassword": PASSWORD, "password1": weak, "password2": weak})

    assert "This was not saved" in answer.content.decode()
    assert Account.objects.get(pk=colleague.pk).check_password(PASSWORD)


@pytest.mark.parametrize("signed", [False, True], ids=["visitor", "signed in"])
def test_every_page_of_signing_in_stands(signed_in, colleague, signed):
    broken = {}
    for name in names():
        client = signed_in(colleague) if signed else Client()
        answer = client.get(reverse(name), follow=name != "mfa_download_recovery_codes")
        if answer.status_code not in {200, 302, 404}:
            broken[name] = answer.status_code
        elif b"<script>" in answer.content or b" style=" in answer.content or b"<style" in answer.content:
            broken[name] = "inline script or style"

    assert broken == {"socialaccount_login_error": 401}
    assert len(names()) > 20


def test_a_reader_at_another_place_is_listed_and_signed_out(colleague):
    here, there = Client(), Client(headers={"user-agent": "A browser elsewhere"})
    for one in (here, there):
        sign_in(one, colleague.email)
        one.get(reverse("people:me"))

    page = here.get(reverse("usersessions_list")).content.decode()
    here.post(reverse("usersessions_list"))

    assert "In 2 browsers" in page
    assert "A browser elsewhere" in page
    assert here.get(reverse("people:me")).status_code == 200
    assert there.get(reverse("people:me")).status_code == 302
