"""Two rows that are one human being become one: everything of the one that goes is the other's from now.

Rooms above are told through `merging.py`, each offering `merge(kept, gone, at)` for what no foreign key says (a lock, a list of persons,
two rows that must become one). Then every foreign key that names the one who goes names the other. A row that the database refuses to
move, because it is immutable or because the kept person has one like it, stays where it is: the row of the one who goes is never deleted
and says into whom it was merged.
"""

from collections import Counter
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from entente import record
from entente.people.actions.addresses import sign_in_by
from entente.people.actions.checking import CannotKeepPerson
from entente.people.discovery import offered
from entente.people.models import FACTS, Account, Address, Erasure, Ground, Holding, Invitation, Person, Photograph, Token
from entente.people.references import columns, move


class CannotMergePersons(CannotKeepPerson):
    """The two cannot become one as asked."""


@dataclass(slots=True)
class Merged:
    """What became the kept person's, and what stayed because it cannot be changed, counted by noun."""

    moved: Counter[str] = field(default_factory=Counter)
    left: Counter[str] = field(default_factory=Counter)


@transaction.atomic
def merge_persons(kept: Person, gone: Person, *, by: Person, at: datetime, because: str = "") -> Merged:
    """The kept person has all that the other had; the other's page leads to it."""
    entry = record.open()
    rows = {row.pk: row for row in Person.objects.select_for_update().filter(pk__in=[kept.pk, gone.pk]).order_by("pk")}
    kept, gone = rows[kept.pk], rows[gone.pk]
    _refuse(kept, gone, by)
    before = {"person": gone.name, "email": gone.email}
    preferred = _sign_in(kept, gone) or kept.email or gone.email
    _join_roles(kept, gone, at)
    for merge in offered("merging", "merge"):
        merge(kept.pk, gone.pk, at)
    done = _move(kept, gone)
    _join(kept, gone, preferred, at)
    Person.objects.filter(merged_into=gone).update(merged_into=kept)
    after = {"moved": dict(done.moved), "left": dict(done.left)}
    entry.enter("people.merged", kept, by=by, because=because, before=before, after=after)
    entry.enter("people.merged_away", gone, by=by, because=because, before=before, after={"person": kept.name, "number": kept.pk})
    return done


def _refuse(kept: Person, gone: Person, by: Person) -> None:
    if kept.pk == gone.pk:
        raise CannotMergePersons(_("This is one row already; choose another one to merge into it."))
    if next((one for one in (kept, gone) if one.merged_into_id or one.erased_at), None):
        raise CannotMergePersons(_("One of the two is no longer kept as a person of its own; look at the list again."))
    if gone.pk == by.pk and Account.objects.filter(person=kept).exists():
        raise CannotMergePersons(
            _("You would lose the account you are working with; ask a colleague in the office, or merge the other way.")
        )


def _move(kept: Person, gone: Person) -> Merged:
    done = Merged()
    for column in columns():
        moved, left = move(column, gone=gone.pk, kept=kept.pk)
        if moved:
            done.moved[column.noun] += moved
        if left:
            done.left[column.noun] += left
    return done


def _join_roles(kept: Person, gone: Person, at: datetime) -> None:
    """A role that both hold is held once."""
    day = timezone.localdate(at)
    held = {(row.role_id, row.country): row for row in Holding.objects.known().on(day).filter(person=kept)}
    for row in Holding.objects.known().on(day).filter(person=gone):
        if (row.role_id, row.country) in held:
            row.ended(on=max(day, row.from_on), at=at)


def _join(kept: Person, gone: Person, preferred: str, at: datetime) -> None:
    """Addresses, photograph, facts: the kept person's own come first."""
    Address.objects.filter(person=gone).update(person=kept)
    Invitation.objects.filter(person=gone, used_at=None, expires_at__gt=at).update(expires_at=at)
    Invitation.objects.filter(person=gone).update(person=kept)
    if not Photograph.objects.filter(person=kept).exists():
        Photograph.objects.filter(person=gone).update(person=kept)
    Photograph.objects.filter(person=gone).delete()
    _join_grounds(kept, gone, at)
    _join_erasures(kept, gone)
    blank: dict[str, Any] = {name: getattr(gone, name) for name in FACTS if not getattr(kept, name)}
    Person.objects.filter(pk=gone.pk).update(email="", merged_into=kept)
    Person.objects.filter(pk=kept.pk).update(email=preferred, **blank)
    kept.refresh_from_db()
    gone.refresh_from_db()
    if kept.email:
        Address.objects.get_or_create(email=kept.email, defaults={"person": kept})
        sign_in_by(kept, kept.email)


def _sign_in(kept: Person, gone: Person) -> str:
    """One way in: the kept person's, else the other's, by the address it is used with now."""
    accounts = {account.person_id: account for account in Account.objects.filter(person__in=[kept, gone])}
    if kept.pk in accounts:
        if gone.pk in accounts:
            Token.objects.filter(person=gone).delete()
            accounts[gone.pk].delete()
        return accounts[kept.pk].email
    if gone.pk in accounts:
        Account.objects.filter(person=gone).update(person=kept)
        return accounts[gone.pk].email
    return ""


def _join_grounds(kept: Person, gone: Person, at: datetime) -> None:
    """Of two that hold now the kept person's does, unless nobody stated its basis."""
    day = timezone.localdate(at)
    own, other = (Ground.objects.known().filter(person=person, to_on=None).first() for person in (kept, gone))
    if own and other:
        weaker = own if other.basis and not own.basis else other
        weaker.ended(on=max(day, weaker.from_on), at=at)
    Ground.objects.filter(person=gone).update(person=kept)


def _join_erasures(kept: Person, gone: Person) -> None:
    """What one asked for, both did; asked twice it stands once."""
    if Erasure.objects.filter(person=kept, answered_at=None).exists():
        Erasure.objects.filter(person=gone, answered_at=None).delete()
    Erasure.objects.filter(person=gone).update(person=kept)
