"""Who the partnership knows."""

from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from entente import record
from entente.people.actions.about import noted
from entente.people.actions.addresses import replaced
from entente.people.actions.checking import (
    CannotKeepPerson,
    checked_email,
    checked_facts,
    checked_name,
    key_of,
    owner_of,
    refuse_gone,
    refuse_taken,
)
from entente.people.drafts import Facts, Known
from entente.people.models import Account, Address, Person


@transaction.atomic
def add_person(
    name: str, email: str = "", *, by: Person | None, at: datetime, facts: Facts | None = None, known: Known | None = None
) -> Person:
    """A person the partnership knows from now; the same address twice is the same person, of whom all stays as it is."""
    entry = record.open()
    facts = checked_facts(facts or Facts())
    name, email = checked_name(name, facts), checked_email(email)
    if owner := owner_of(email):
        return Person.objects.get(pk=owner)
    person = Person.objects.create(name=name, name_key=key_of(name), email=email, **facts.stored)
    if email:
        Address.objects.create(person=person, email=email)
    after = {"name": name, "email": email} | {field: value for field, value in facts.stored.items() if value}
    entry.enter("people.added", person, by=by, after=after)
    if known:
        noted(entry, person, known, by=by, at=at)
    return person


@transaction.atomic
def change_person(person: Person, *, name: str, email: str, by: Person, at: datetime, facts: Facts | None = None) -> Person:
    """Another name, address, or what is said beside; whoever signs in does so by the new address from now."""
    entry = record.open()
    person = Person.objects.select_for_update().get(pk=person.pk)
    refuse_gone(person)
    facts = checked_facts(facts) if facts else None
    after: dict[str, Any] = {"name": checked_name(name, facts), "email": checked_email(email), **(facts.stored if facts else {})}
    before = {"name": person.name, "email": person.email} | ({field: getattr(person, field) for field in facts.stored} if facts else {})
    if before == after:
        return person
    _refuse_no_address(person, after["email"])
    refuse_taken(after["email"], person)
    if after["email"] != person.email:
        replaced(person, after["email"])
    for field, value in after.items():
        setattr(person, field, value)
    person.name_key = key_of(person.name)
    person.save(update_fields=["name_key", *after])
    changed = [field for field in before if before[field] != after[field]]
    entry.enter("people.changed", person, by=by, before={f: before[f] for f in changed}, after={f: after[f] for f in changed})
    return person


def _refuse_no_address(person: Person, email: str) -> None:
    if not email and Account.objects.filter(person=person).exists():
        raise CannotKeepPerson(_("%(person)s signs in by e-mail and needs an address.") % {"person": person})
