"""Writing many people at once, inside the transaction and the record entry of whoever asks."""

from collections.abc import Sequence
from datetime import datetime

from django.utils import timezone

from entente.people.actions.checking import key_of
from entente.people.drafts import Draft
from entente.people.models import Address, Ground, Person

AT_ONCE = 500


def write(drafts: Sequence[Draft], *, at: datetime) -> list[Person]:
    """The rows of these people, in order. The caller has opened the record, checked what is said, and refused addresses that are taken."""
    written = Person.objects.bulk_create([_row(draft) for draft in drafts], batch_size=AT_ONCE)
    pairs = list(zip(written, drafts, strict=True))
    addresses = [Address(person=person, email=email, kind=draft.kind) for person, draft in pairs for email in draft.emails]
    Address.objects.bulk_create(addresses, batch_size=AT_ONCE)
    day = timezone.localdate(at)
    grounds = [
        Ground(person=person, source=known.source, said=known.said, basis=known.basis or "", from_on=day, known_at=at)
        for person, draft in pairs
        if (known := draft.known)
    ]
    Ground.objects.bulk_create(grounds, batch_size=AT_ONCE)
    return written


def _row(draft: Draft) -> Person:
    return Person(name=draft.name, name_key=key_of(draft.name), email=draft.emails[0] if draft.emails else "", **draft.facts.stored)
