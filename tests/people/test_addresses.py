"""Several addresses: one is written to and signed in by, all are known."""

from datetime import timedelta

import pytest
from allauth.account.models import EmailAddress
from django.db import IntegrityError, transaction
from django.utils import timezone

from entente.people import actions
from entente.people.choices import AddressKind
from entente.people.models import Account, Address, Person
from entente.record.models import Entry
from tests.factories.people import LONG_AGO, person

pytestmark = pytest.mark.django_db
NOW = timezone.now()


@pytest.fixture
def ana(office) -> Person:
    return actions.add_person("Ana Kovač", "ana@work.example", by=office.person, at=LONG_AGO)


def emails(somebody: Person) -> set[str]:
    return set(somebody.addresses.values_list("email", flat=True))


def test_the_first_address_is_written_to_and_a_second_is_known(ana, office):
    actions.add_address(ana, " Ana@Home.example ", kind=AddressKind.OTHER, by=office.person, at=NOW)

    ana.refresh_from_db()
    assert ana.email == "ana@work.example"
    assert emails(ana) == {"ana@work.example", "ana@home.example"}
    assert Entry.objects.last().verb == "people.address_added"


def test_somebody_without_an_address_is_written_to_by_the_first(office):
    somebody = actions.add_person("Bo", by=office.person, at=NOW)

    actions.add_address(somebody, "bo@work.example", by=office.person, at=NOW)

    assert Person.objects.get(pk=somebody.pk).email == "bo@work.example"


def test_preferring_an_address_keeps_both_and_moves_the_sign_in(ana, office):
    account = Account.objects.create(person=ana, email=ana.email, created_at=LONG_AGO)
    EmailAddress.objects.create(user=account, email=ana.email, verified=True, primary=True)
    other = actions.add_address(ana, "ana@home.example", by=office.person, at=NOW)

    actions.prefer_address(other, by=office.person, at=NOW)

    account.refresh_from_db()
    assert account.email == "ana@home.example" == Person.objects.get(pk=ana.pk).email
    assert emails(ana) == {"ana@work.example", "ana@home.example"}
    assert not EmailAddress.objects.filter(email="ana@work.example").exists()


def test_correcting_the_address_replaces_it(ana, office):
    actions.change_person(ana, name="Ana Kovač", email="ana.kovac@work.example", by=office.person, at=NOW)

    assert emails(ana) == {"ana.kovac@work.example"}


def test_changing_to_a_known_address_keeps_the_former(ana, office):
    actions.add_address(ana, "ana@home.example", by=office.person, at=NOW)

    actions.change_person(ana, name="Ana Kovač", email="ana@home.example", by=office.person, at=NOW)

    assert emails(ana) == {"ana@work.example", "ana@home.example"}


def test_an_address_is_one_persons(ana, office):
    other = person()

    for taken in (other.email, "ANA@work.example"):
        with pytest.raises(actions.CannotKeepPerson):
            actions.add_address(ana, taken, by=office.person, at=NOW)
    with pytest.raises(IntegrityError), transaction.atomic():
        Address.objects.create(person=other, email="ana@work.example")
    assert actions.add_person("Somebody", "ana@work.example", by=office.person, at=NOW) == ana


def test_a_further_address_is_also_the_same_person(ana, office):
    actions.add_address(ana, "ana@home.example", by=office.person, at=NOW)

    assert actions.add_person("Ana", "ana@home.example", by=office.person, at=NOW) == ana


def test_the_address_that_is_written_to_cannot_be_taken_away(ana, office):
    written = Address.objects.get(person=ana)
    other = actions.add_address(ana, "ana@home.example", by=office.person, at=NOW)

    with pytest.raises(actions.CannotKeepPerson, match="prefer another one first"):
        actions.drop_address(written, by=office.person, at=NOW)
    actions.drop_address(other, by=office.person, at=NOW)

    assert emails(ana) == {"ana@work.example"}


def test_coming_in_by_a_link_confirms_the_address(ana, office):
    secret = actions.invite(ana, ana.email, by=office.person, at=NOW)

    actions.come_in(secret, at=NOW + timedelta(minutes=1))

    assert Address.objects.get(person=ana).confirmed_at == NOW + timedelta(minutes=1)


@pytest.mark.parametrize("email", ["", "nobody", "a" * 250 + "@x.org"])
def test_what_is_no_address_is_refused(ana, office, email):
    with pytest.raises(actions.CannotKeepPerson):
        actions.add_address(ana, email, by=office.person, at=NOW)
    assert emails(ana) == {"ana@work.example"}


def test_the_migration_writes_the_address_that_stood_beside_the_name(db):
    from importlib import import_module

    from django.apps import apps

    lone = Person.objects.create(name="Lone", name_key="lone", email="lone@work.example")

    import_module("entente.people.migrations.0004_addresses_of_people").write_addresses(apps, None)
    import_module("entente.people.migrations.0004_addresses_of_people").write_addresses(apps, None)

    assert emails(lone) == {"lone@work.example"}
