"""Links open once and in time; accounts close and open."""

from datetime import timedelta

import pytest
from django.utils import timezone

from entente.people import actions
from entente.people.models import Account, Invitation
from entente.record.models import Entry, Payload
from tests.factories.people import person

pytestmark = pytest.mark.django_db
NOW = timezone.now()


def verbs() -> list[str]:
    return list(Entry.objects.order_by("sequence").values_list("verb", flat=True))


def test_a_link_makes_an_account_once(office):
    ana = person("Ana")
    secret = actions.invite(ana, ana.email, by=office.person, at=NOW)

    made = actions.come_in(secret, at=NOW)

    assert (made.person, made.email, made.has_usable_password()) == (ana, ana.email, False)
    with pytest.raises(actions.CannotInvite, match="has been used or has run out"):
        actions.come_in(secret, at=NOW)
    assert Account.objects.filter(person=ana).count() == 1


def test_only_the_digest_of_a_link_is_kept(office):
    secret = actions.invite(office.person, office.email, by=None, at=NOW)

    assert secret not in str(Invitation.objects.values().get())
    assert not Payload.objects.filter(body__contains=secret).exists()


@pytest.mark.parametrize(("later", "works"), [(timedelta(days=7) - timedelta(seconds=1), True), (timedelta(days=7), False)])
def test_a_link_opens_for_seven_days(office, later, works):
    secret = actions.invite(office.person, office.email, by=None, at=NOW)

    assert (actions.invitation_behind(secret, at=NOW + later) is not None) == works
    if works:
        assert actions.come_in(secret, at=NOW + later) == office
    else:
        with pytest.raises(actions.CannotInvite):
            actions.come_in(secret, at=NOW + later)


def test_a_new_link_closes_the_one_before(office):
    old = actions.invite(office.person, office.email, by=None, at=NOW)
    new = actions.invite(office.person, office.email, by=None, at=NOW)

    with pytest.raises(actions.CannotInvite):
        actions.come_in(old, at=NOW)
    assert actions.come_in(new, at=NOW) == office


@pytest.mark.parametrize("secret", ["", "unknown", "\udc80", "x" * 10_000])
def test_an_unknown_link_lets_nobody_in(db, secret):
    with pytest.raises(actions.CannotInvite):
        actions.come_in(secret, at=NOW)


def test_an_address_that_signs_in_as_somebody_else_is_refused(office, auditor):
    with pytest.raises(actions.CannotInvite, match="already signs in as somebody else"):
        actions.invite(person("Ana"), office.email.upper(), by=auditor.person, at=NOW)


def test_nobody_is_invited_without_an_address(office):
    ana = actions.add_person("Ana", by=None, at=NOW)

    with pytest.raises(actions.CannotInvite, match="no e-mail address"):
        actions.invite(ana, ana.email, by=office.person, at=NOW)


def test_a_closed_account_is_closed_to_links_too_until_it_is_opened(office, auditor):
    secret = actions.invite(auditor.person, auditor.email, by=office.person, at=NOW)

    actions.close_account(auditor, by=office.person, at=NOW)

    with pytest.raises(actions.CannotInvite):
        actions.come_in(secret, at=NOW)
    with pytest.raises(actions.CannotInvite, match="is closed; open it again first"):
        actions.invite(auditor.person, auditor.email, by=office.person, at=NOW)
    actions.reopen_account(auditor, by=office.person, at=NOW)
    assert actions.invite(auditor.person, auditor.email, by=office.person, at=NOW)
    assert verbs()[-3:] == ["people.account_closed", "people.account_reopened", "people.invited"]


def test_nobody_closes_the_own_account(office):
    with pytest.raises(actions.CannotInvite, match="cannot close your own"):
        actions.close_account(office, by=office.person, at=NOW)
    assert Account.objects.get(pk=office.pk).is_active
