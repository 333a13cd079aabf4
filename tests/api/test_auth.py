"""Who may call, and that every refusal has one shape."""

from datetime import timedelta

import pytest
from django.utils import timezone

from entente.people import actions
from entente.people.choices import Permission, RoleCode
from entente.people.models import Account, Person, Token
from tests.factories.people import account

pytestmark = pytest.mark.django_db


def test_without_a_key_the_answer_says_how_to_get_one(call):
    answer = call("GET", "/me")

    assert answer.status_code == 401
    assert answer["WWW-Authenticate"] == 'Bearer realm="Entente"'
    assert answer.json() == {
        "error": "Sign in first: send the header Authorization: Bearer with a token from My account, or, for reading, a signed-in browser.",
        "fields": {},
    }


def test_a_token_says_who_calls_and_what_the_call_may(call, token, auditor):
    answer = call("GET", "/me", token(auditor, Permission.RECORD_READ))

    assert answer.status_code == 200
    assert answer.json() == {
        "id": auditor.person_id,
        "name": auditor.person.name,
        "email": auditor.email,
        "roles": [{"role": "auditor", "country": "", "from_on": "2016-01-01", "to_on": None}],
        "permissions": ["record.read"],
    }


@pytest.mark.parametrize("secret", ["entente_nobody_made_this", "", "ß\udc80"])
def test_an_unknown_token_is_refused(call, db, secret):
    assert call("GET", "/me", secret or " ").status_code == 401


def test_an_expired_token_is_refused(call, office):
    secret = actions.make_token(office.person, "old", [], lasts=timedelta(days=1), at=timezone.now() - timedelta(days=2))

    answer = call("GET", "/me", secret)

    assert answer.status_code == 401
    assert "has run out" in answer.json()["error"]


def test_an_ended_token_is_refused(call, token, office):
    secret = token(office)
    actions.end_token(Token.objects.get(), by=office.person, at=timezone.now())

    assert call("GET", "/me", secret).status_code == 401


def test_the_token_of_a_closed_account_is_refused(call, token, office):
    secret = token(office)
    Account.objects.update(is_active=False)

    assert call("GET", "/me", secret).status_code == 401


def test_scopes_limit_what_the_person_may(call, token, office):
    reading, managing = token(office, Permission.RECORD_READ), token(office, Permission.PEOPLE_MANAGE)

    assert call("GET", "/people", reading).status_code == 403
    assert call("GET", "/people", managing).status_code == 200


def test_a_scope_gives_nothing_that_the_person_no_longer_may(call, token, office):
    secret = token(office, Permission.PEOPLE_MANAGE)
    actions.give_role(account(RoleCode.OFFICE).person, RoleCode.AUDITOR, on=timezone.localdate(), by=None, at=timezone.now())
    actions.end_role(office.person.holdings.get(), on=timezone.localdate(), by=office.person, at=timezone.now())

    assert call("GET", "/people", secret).status_code == 403


def test_a_narrow_token_does_not_make_its_bearer_the_office(rf, office):
    from entente.people import access

    assert access.is_office(office)
    assert not access.is_office(access.within(office, [Permission.RECORD_READ]))
    assert access.is_office(access.within(office, list(Permission)))


def test_a_signed_in_browser_may_read(signed_in, auditor):
    assert signed_in(auditor).get("/api/me").json()["email"] == auditor.email


def test_a_signed_in_browser_may_not_write(signed_in, office):
    answer = signed_in(office).post("/api/people", {"name": "Ana"}, content_type="application/json")

    assert answer.status_code == 401
    assert not Person.objects.filter(name="Ana").exists()


def test_a_wrong_token_is_refused_even_where_the_browser_is_signed_in(signed_in, office):
    answer = signed_in(office).get("/api/me", headers={"authorization": "Bearer entente_wrong"})

    assert answer.status_code == 401


def test_use_is_noted_once_an_hour(call, token, office):
    secret = token(office)
    call("GET", "/me", secret)
    first = Token.objects.get().used_at
    call("GET", "/me", secret)

    assert Token.objects.get().used_at == first
    Token.objects.update(used_at=first - timedelta(hours=2))
    call("GET", "/me", secret)
    assert Token.objects.get().used_at > first
