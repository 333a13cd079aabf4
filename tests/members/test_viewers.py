"""Who is looking: the same second a delegation or a role ends, what it opened is shut."""

from datetime import date

import pytest
from django.contrib.auth.models import AnonymousUser
from django.utils import timezone

from entente.engine.marking import VISITOR, Viewer
from entente.members import actions, viewers
from entente.members.choices import DelegationRole, Kind
from entente.members.models import Delegation, Reached
from entente.members.viewers import keys_of, viewer_of, viewers_of
from entente.people import access
from entente.people.actions import end_role
from entente.people.choices import Permission, RoleCode
from entente.people.models import Account, Holding
from tests.factories.members import applicant, by, delegate, member
from tests.factories.people import LONG_AGO, account

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate()
NOW = timezone.now()


def anew(somebody: Account) -> Account:
    """As the next request meets the account."""
    return Account.objects.get(pk=somebody.pk)


def test_a_visitor_and_a_closed_account_see_what_is_for_everyone():
    closed = account(RoleCode.OFFICE)
    closed.is_active = False

    assert viewer_of(AnonymousUser()) == viewer_of(closed) == VISITOR
    assert keys_of(AnonymousUser()) == {"everyone"}


def test_a_delegate_of_a_member_is_of_the_community_and_acts_for_it():
    one = member()
    somebody = delegate(one, DelegationRole.CONTACT)

    assert viewer_of(somebody) == Viewer(somebody.person_id, in_community=True, organisations=frozenset({one.pk}))


def test_an_applicant_is_not_of_the_community_yet():
    one = applicant()
    somebody = delegate(one)

    assert viewer_of(somebody) == Viewer(somebody.person_id, organisations=frozenset({one.pk}))


@pytest.mark.parametrize(
    ("role", "keeps"), [(RoleCode.OFFICE, True), (RoleCode.AUDITOR, True), (RoleCode.COMMISSION, False), (RoleCode.ASSESSOR, False)]
)
def test_the_public_side_is_of_the_community_and_the_office_and_the_auditor_are_custodians(role: RoleCode, keeps: bool):
    somebody = account(role)

    assert viewer_of(somebody) == Viewer(somebody.person_id, in_community=True, is_custodian=keeps)


def test_a_delegation_that_ends_today_takes_everything_with_it_at_once():
    one = member()
    somebody, office = delegate(one), account(RoleCode.OFFICE)
    assert f"organisation:{one.pk}" in keys_of(somebody)

    actions.end_delegation(Delegation.objects.known().get(person=somebody.person), on=TODAY, by=by(office), at=NOW)

    assert keys_of(anew(somebody)) == {"everyone", f"person:{somebody.person_id}"}


def test_a_role_that_ends_today_ends_custody_today():
    leaving, staying = account(RoleCode.OFFICE), account(RoleCode.OFFICE)

    end_role(Holding.objects.known().get(person=leaving.person), on=TODAY, by=staying.person, at=NOW)

    assert "custodians" not in keys_of(anew(leaving))


def test_whoever_an_association_reaches_is_its_client():
    union, clinic = member(kind=Kind.ASSOCIATION), applicant()
    Reached.objects.create(
        association=union,
        name=clinic.name,
        name_key="x",
        country=clinic.country,
        organisation=clinic,
        from_on=date(2017, 1, 1),
        known_at=LONG_AGO,
    )
    somebody = delegate(clinic)

    assert viewer_of(somebody).client_of == {union.pk}
    assert f"client:{union.pk}" in keys_of(somebody)


def test_groups_are_asked_of_the_rooms_above(monkeypatch):
    one = member()
    somebody = delegate(one)
    asked = []

    def groups(person: int | None, organisations: frozenset[int], day: date) -> set[int]:
        asked.append((person, organisations, day))
        return {7}

    monkeypatch.setattr(viewers, "_offered", lambda: (groups,))

    assert viewer_of(somebody).groups == {7}
    assert asked == [(somebody.person_id, frozenset({one.pk}), TODAY)]


def test_a_token_without_the_right_to_read_what_is_shared_is_a_visitor():
    office = account(RoleCode.OFFICE)

    assert viewer_of(access.within(anew(office), [Permission.RECORD_READ])) == VISITOR
    assert viewer_of(access.within(anew(office), [Permission.SHARED_READ])) == Viewer(office.person_id, in_community=True)
    assert viewer_of(access.within(anew(office), [Permission.SHARED_READ, Permission.SHARED_KEEP])).is_custodian


def test_many_persons_are_answered_as_each_alone_in_the_same_number_of_queries(django_assert_num_queries):
    one = member()
    everybody = [
        delegate(one),
        delegate(member()),
        account(RoleCode.AUDITOR),
        account(RoleCode.COMMISSION),
        account(),
        delegate(applicant()),
    ]
    alone = {somebody.person_id: viewer_of(somebody) for somebody in everybody}

    with django_assert_num_queries(3):
        together = viewers_of(alone)

    assert together == alone


def test_it_is_asked_once_per_request(django_assert_num_queries):
    somebody = anew(delegate(member()))
    keys_of(somebody)

    with django_assert_num_queries(0):
        viewer_of(somebody)
