"""A person's addresses: one is written to, the others are known."""

from datetime import datetime

from allauth.account.models import EmailAddress
from django.db import transaction
from django.utils.translation import gettext as _

from entente import record
from entente.people.actions.checking import CannotKeepPerson, checked_email, refuse_gone, refuse_taken
from entente.people.choices import AddressKind
from entente.people.models import Account, Address, Person


@transaction.atomic
def add_address(person: Person, email: str, *, by: Person, at: datetime, kind: AddressKind = AddressKind.WORK) -> Address:
    """One more address; the first one is the one that is written to."""
    entry = record.open()
    person = Person.objects.select_for_update().get(pk=person.pk)
    refuse_gone(person)
    email = checked_email(email)
    if not email:
        raise CannotKeepPerson(_("Say which address; it reads like name@example.org."))
    refuse_taken(email, person)
    if Address.objects.filter(person=person, email=email).exists():
        raise CannotKeepPerson(_("%(email)s is known already.") % {"email": email})
    address = Address.objects.create(person=person, email=email, kind=kind)
    if not person.email:
        person.email = email
        person.save(update_fields=["email"])
    entry.enter("people.address_added", person, by=by, after={"email": email, "kind": kind})
    return address


@transaction.atomic
def prefer_address(address: Address, *, by: Person, at: datetime) -> Person:
    """Written to by this address from now, and signed in by it; the former one stays known."""
    entry = record.open()
    person = Person.objects.select_for_update().get(pk=address.person_id)
    refuse_gone(person)
    refuse_taken(address.email, person)
    before = person.email
    if before == address.email:
        return person
    Address.objects.get_or_create(email=before, defaults={"person": person}) if before else None
    person.email = address.email
    person.save(update_fields=["email"])
    sign_in_by(person, address.email)
    entry.enter("people.address_preferred", person, by=by, before={"email": before}, after={"email": address.email})
    return person


@transaction.atomic
def confirm_address(address: Address, *, by: Person, at: datetime) -> Address:
    """Somebody made sure that the person reads mail there."""
    entry = record.open()
    if Address.objects.filter(pk=address.pk, confirmed_at=None).update(confirmed_at=at):
        entry.enter("people.address_confirmed", address.person, by=by, after={"email": address.email})
    address.refresh_from_db()
    return address


@transaction.atomic
def drop_address(address: Address, *, by: Person, at: datetime) -> None:
    entry = record.open()
    person = Person.objects.select_for_update().get(pk=address.person_id)
    if person.email == address.email:
        raise CannotKeepPerson(_("%(email)s is the address that is written to; prefer another one first.") % {"email": address.email})
    address.delete()
    entry.enter("people.address_dropped", person, by=by, before={"email": address.email})


def replaced(person: Person, email: str) -> None:
    """The address that is written to becomes another one, in the caller's transaction: one that is known already, or a correction."""
    if not Address.objects.filter(person=person, email=email).exists():
        Address.objects.filter(person=person, email=person.email).delete()
        Address.objects.create(person=person, email=email) if email else None
    person.email = email
    person.save(update_fields=["email"])
    if email:
        sign_in_by(person, email)


def sign_in_by(person: Person, email: str) -> None:
    """By this address and no other: the former one must not go on opening the account."""
    if account := Account.objects.filter(person=person).exclude(email=email).first():
        EmailAddress.objects.filter(user=account).delete()
        account.email = email
        account.save(update_fields=["email"])
