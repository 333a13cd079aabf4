"""Roles hold from a day to a day; each refusal."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from entente.people import access, actions
from entente.people.choices import Permission, RoleCode
from entente.people.models import Account, Holding, Role
from entente.people.roles import SHIPPED
from entente.record.models import Entry
from tests.factories.people import account, person

pytestmark = pytest.mark.django_db
NOW = timezone.now()
TODAY = timezone.localdate()


def test_every_role_is_there_with_its_sentence_and_permissions(db):
    stored = {role.code: (role.sentence, role.permissions) for role in Role.objects.all()}

    assert stored == {code.value: (sentence, [p.value for p in permissions]) for code, (sentence, permissions) in SHIPPED.items()}


def test_loading_the_roles_again_leaves_what_an_installation_changed(db):
    Role.objects.filter(code="auditor").update(permissions=["record.read"])

    actions.load_roles()

    assert Role.objects.get(code="auditor").permissions == ["record.read"]


def test_a_role_gives_its_permissions_from_its_first_day_to_before_its_last(db):
    somebody = account()
    actions.give_role(account(RoleCode.OFFICE).person, RoleCode.AUDITOR, on=TODAY, by=None, at=NOW)
    coming = actions.give_role(somebody.person, RoleCode.AUDITOR, on=TODAY + timedelta(days=1), by=None, at=NOW)

    assert access.permissions_of(somebody) == frozenset()
    Holding.objects.filter(pk=coming.pk).update(from_on=TODAY, to_on=TODAY + timedelta(days=1))
    assert access.may(Account.objects.get(pk=somebody.pk), Permission.RECORD_READ)
    Holding.objects.filter(pk=coming.pk).update(from_on=TODAY - timedelta(days=1), to_on=TODAY)
    assert access.permissions_of(Account.objects.get(pk=somebody.pk)) == frozenset()


@pytest.mark.parametrize("on", [date(2016, 1, 1), date(2015, 1, 1), date(2020, 1, 1)])
def test_the_same_role_is_not_given_twice_over_the_same_days(auditor, on):
    with pytest.raises(actions.CannotGiveRole, match="already holds this role from 1 January 2016"):
        actions.give_role(auditor.person, RoleCode.AUDITOR, on=on, by=None, at=NOW)
    assert Holding.objects.filter(person=auditor.person).count() == 1


def test_an_assessor_may_assess_two_countries(assessor):
    actions.give_role(assessor.person, RoleCode.ASSESSOR, on=TODAY, by=None, at=NOW, country="BE")

    assert access.assessed_countries(Account.objects.get(pk=assessor.pk)) == {"FR", "BE"}


def test_an_ended_role_stays_known_as_it_was(office, auditor):
    holding = auditor.person.holdings.get()

    actions.end_role(holding, on=TODAY, by=office.person, at=NOW)

    assert list(Holding.objects.filter(person=auditor.person).order_by("pk").values_list("to_on", "superseded_at")) == [
        (None, NOW),
        (TODAY, None),
    ]
    assert Entry.objects.last().verb == "people.role_ended"


def test_a_role_does_not_end_twice(office, auditor):
    holding = auditor.person.holdings.get()
    actions.end_role(holding, on=TODAY, by=office.person, at=NOW)

    with pytest.raises(actions.CannotEndRole, match="has ended already"):
        actions.end_role(holding, on=TODAY, by=office.person, at=NOW)


def test_the_last_of_the_office_stays(office):
    account(RoleCode.AUDITOR)
    waiting = person()
    actions.give_role(waiting, RoleCode.OFFICE, on=TODAY, by=None, at=NOW)

    with pytest.raises(actions.CannotEndRole, match="Somebody has to stay in the office"):
        actions.end_role(office.person.holdings.get(), on=TODAY, by=office.person, at=NOW)
    assert Holding.objects.known().filter(person=office.person, to_on=None).exists()
