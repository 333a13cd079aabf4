"""When a second factor is asked for, and of whom what."""

import pytest
from allauth.mfa.models import Authenticator

from entente.people.models import Account
from entente.people.second_factor import LASTS, Need, Policy, need
from tests.factories.people import account

pytestmark = pytest.mark.django_db
NOW = 1_000_000.0
WORKING_DAY = LASTS.total_seconds()


@pytest.fixture
def plain() -> Account:
    return account()


@pytest.fixture
def protected() -> Account:
    somebody = account()
    Authenticator.objects.create(user=somebody, type="totp", data={})
    return somebody


@pytest.mark.parametrize(("policy", "expected"), [(Policy.OFF, Need.NOTHING), (Policy.ASK, Need.INVITE), (Policy.REQUIRE, Need.SET_UP)])
def test_of_who_has_none_the_installation_decides(plain, policy, expected):
    assert need(plain, [{"method": "password", "at": NOW}], policy, now=NOW) is expected


@pytest.mark.parametrize("policy", list(Policy))
def test_who_has_one_confirms_it_whatever_the_installation_says(protected, policy):
    assert need(protected, [{"method": "password", "at": NOW}], policy, now=NOW) is Need.CONFIRM


@pytest.mark.parametrize(("ago", "expected"), [(0, Need.NOTHING), (WORKING_DAY - 1, Need.NOTHING), (WORKING_DAY, Need.CONFIRM)])
def test_confirmed_once_it_holds_for_a_working_day(protected, ago, expected):
    assert need(protected, [{"method": "mfa", "at": NOW - ago}], Policy.REQUIRE, now=NOW) is expected


def test_confirmed_it_asks_the_database_nothing(protected, django_assert_num_queries):
    with django_assert_num_queries(0):
        need(protected, [{"method": "mfa", "at": NOW}], Policy.REQUIRE, now=NOW)
