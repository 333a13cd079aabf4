"""Everyone sees who they are here, and keeps their tokens."""

import re
from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from entente.members import actions as members
from entente.members.choices import DelegationRole
from entente.people import actions
from entente.people.choices import Permission, RoleCode
from entente.people.models import Token
from tests.factories.members import organisation

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate()


def test_my_account_says_who_i_am_and_what_that_means(signed_in, assessor):
    page = signed_in(assessor).get(reverse("people:me")).content.decode()

    assert assessor.email in page
    assert "Assessor, France" in page
    assert "assesses the organisations seated in its country" in page


def test_a_token_is_made_shown_once_and_ended(signed_in, auditor):
    browser = signed_in(auditor)

    made = browser.post(reverse("people:make-token"), {"label": "Nightly", "scopes": ["record.read"], "lasts": "90"})
    secret = re.search(r"entente_[\w-]{43}", made.content.decode())[0]
    page = browser.get(reverse("people:me")).content.decode()
    works = Client().get("/api/me", headers={"authorization": f"Bearer {secret}"}).json()
    browser.post(reverse("people:end-token", args=[Token.objects.get().pk]))

    assert made.status_code == 201
    assert "no-store" in made["Cache-Control"]
    assert works["permissions"] == ["record.read"]
    assert "Nightly" in page
    assert secret not in page
    assert Client().get("/api/me", headers={"authorization": f"Bearer {secret}"}).status_code == 401


@pytest.mark.parametrize("data", [{}, {"label": "x", "scopes": ["people.manage"], "lasts": "90"}, {"label": "x", "lasts": "36500"}])
def test_a_wrong_token_is_refused_beside_its_field(signed_in, auditor, data):
    answer = signed_in(auditor).post(reverse("people:make-token"), data)

    assert answer.status_code == 422
    assert "This was not saved" in answer.content.decode()
    assert not Token.objects.exists()


def test_another_persons_token_is_not_there_to_end(signed_in, auditor, office):
    actions.make_token(office.person, "test", [Permission.RECORD_READ], lasts=timedelta(days=1), at=timezone.now())

    answer = signed_in(auditor).post(reverse("people:end-token", args=[Token.objects.get().pk]))

    assert answer.status_code == 404
    assert Token.objects.get().ended_at is None


def test_a_delegate_may_give_a_token_the_right_to_speak(signed_in, commission):
    members.delegate(commission.person, organisation(), DelegationRole.REPRESENTATIVE, on=TODAY, by=None, at=timezone.now())

    answer = signed_in(commission).post(reverse("people:make-token"), {"label": "x", "scopes": ["organisation.speak"], "lasts": "1"})

    assert answer.status_code == 201
    assert Token.objects.get().scopes == ["organisation.speak"]


def test_roles_that_are_over_are_not_mine_any_more(signed_in, office, auditor):
    actions.give_role(auditor.person, RoleCode.COMMISSION, on=TODAY, by=office.person, at=timezone.now())
    actions.end_role(auditor.person.holdings.get(role="auditor"), on=TODAY, by=office.person, at=timezone.now())

    page = signed_in(auditor).get(reverse("people:me")).content.decode()

    assert "The public side of the contract" in page
    assert "Reads everything including the record" not in page
