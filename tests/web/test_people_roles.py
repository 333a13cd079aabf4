"""The office gives and ends roles and closes accounts by page; each refusal in words."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from entente.people.models import Account, Holding, Person
from tests.factories.people import person

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate()


@pytest.fixture
def desk(signed_in, office) -> Client:
    return signed_in(office)


def page_of(somebody: Person) -> str:
    return reverse("people:person", args=[somebody.pk])


def test_a_role_is_given_and_ended(desk):
    ana = person("Ana")

    given = desk.post(reverse("people:give-role", args=[ana.pk]), {"role": "assessor", "country": "HR", "on": TODAY})
    holding = Holding.objects.known().get(person=ana)
    shown = desk.get(page_of(ana)).content.decode()
    ended = desk.post(reverse("people:end-role", args=[ana.pk, holding.pk]), {"on": TODAY + timedelta(days=3)})

    assert (given.status_code, ended.status_code) == (302, 302)
    assert "Assessor</strong>, Croatia" in shown
    assert Holding.objects.known().get(person=ana).to_on == TODAY + timedelta(days=3)


@pytest.mark.parametrize(
    ("data", "status", "words"),
    [
        ({"role": "assessor", "on": TODAY}, 409, "An assessor assesses one country; say which."),
        ({"role": "king", "on": TODAY}, 422, "This was not saved"),
        ({"role": "auditor", "on": "tomorrow"}, 422, "This was not saved"),
        ({"role": "auditor", "country": "ZZ", "on": TODAY}, 422, "This was not saved"),
    ],
)
def test_a_role_that_cannot_be_given_says_why(desk, data, status, words):
    ana = person("Ana")

    answer = desk.post(reverse("people:give-role", args=[ana.pk]), data)

    assert answer.status_code == status
    assert words in answer.content.decode()
    assert not Holding.objects.filter(person=ana).exists()


def test_a_role_does_not_end_before_it_began(desk, auditor):
    holding = auditor.person.holdings.get()

    answer = desk.post(reverse("people:end-role", args=[auditor.person_id, holding.pk]), {"on": "2015-12-31"})

    assert answer.status_code == 422
    assert "The role began only on 1 January 2016" in answer.content.decode()


def test_the_last_of_the_office_stays(desk, office):
    holding = office.person.holdings.get()

    answer = desk.post(reverse("people:end-role", args=[office.person_id, holding.pk]), {"on": TODAY})

    assert answer.status_code == 409
    assert "Somebody has to stay in the office" in answer.content.decode()


def test_another_persons_role_is_not_ended_through_this_one(desk, auditor, commission):
    holding = auditor.person.holdings.get()

    assert desk.post(reverse("people:end-role", args=[commission.person_id, holding.pk]), {"on": TODAY}).status_code == 404


def test_closing_an_account_signs_out_at_once(desk, signed_in, auditor):
    there = signed_in(auditor)
    before = there.get(reverse("people:me")).status_code

    desk.post(reverse("people:close", args=[auditor.person_id]))
    after = there.get(reverse("people:me")).status_code
    desk.post(reverse("people:reopen", args=[auditor.person_id]))

    assert (before, after) == (200, 302)
    assert Account.objects.get(pk=auditor.pk).is_active


def test_nobody_closes_the_own_account(desk, office):
    answer = desk.post(reverse("people:close", args=[office.person_id]))

    assert answer.status_code == 409
    assert "cannot close your own" in answer.content.decode()
