"""What becomes of what is known about a person when it is erased: told before anything is done, then done.

A room above offers in `erasing.py`: `fates(person) -> list[Fate]`, what of it goes and what stays and why; `erase(person, by, at)`, which
does the first half in the caller's transaction; and, where it knows better than "somebody", `called(person) -> str`, what is written
in place of the name where the law keeps what somebody did. What a room says nothing about stays, and names nobody: its rows refer to a row
without a name.
"""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from entente.people.discovery import by_room, offered
from entente.people.models import Account, Address, Ground, Invitation, Person, Photograph, Token
from entente.people.references import columns
from entente.record.models import Entry

SUBJECT = "people.person"
KEPT_VERBS = {"people.erased"}


@dataclass(frozen=True, slots=True)
class Fate:
    """Something known about a person: it goes, or it stays for the reason said."""

    what: str
    count: int
    stays_because: str = ""


@dataclass(frozen=True, slots=True)
class Preview:
    """The whole of it; `called` is what stands in place of the name."""

    goes: list[Fate]
    stays: list[Fate]
    called: str


def preview(person: Person) -> Preview:
    fates = [fate for fate in _fates(person) if fate.count]
    return Preview([fate for fate in fates if not fate.stays_because], [fate for fate in fates if fate.stays_because], name_after(person))


def name_after(person: Person) -> str:
    """In place of the name: "a former delegate of Aurelia"."""
    return next((name for call in offered("erasing", "called") if (name := call(person))), _("a person who was erased"))[:200]


def erase_elsewhere(person: Person, *, by: Person | None, at: datetime) -> None:
    for erase in offered("erasing", "erase"):
        erase(person, by, at)


def _fates(person: Person) -> Iterator[Fate]:
    yield from _own(person)
    told = dict(by_room("erasing", "fates"))
    for fates in told.values():
        yield from fates(person)
    yield Fate(_("What the record says in words about the person; that something was done, and when, stays"), len(entries_about(person)))
    yield from (fate for room, fate in _referring(person) if room not in told)


def _own(person: Person) -> Iterator[Fate]:
    yield Fate(_("Name and what is said beside it"), 1)
    yield Fate(_("E-mail addresses"), Address.objects.filter(person=person).count() or bool(person.email))
    yield Fate(_("Photograph"), Photograph.objects.filter(person=person).count())
    yield Fate(_("Where it is known from, and why"), Ground.objects.filter(person=person).count())
    yield Fate(_("Account, with its sessions, password and second factor"), Account.objects.filter(person=person).count())
    yield Fate(
        _("Tokens and links to come in"), Token.objects.filter(person=person).count() + Invitation.objects.filter(person=person).count()
    )
    reason = _("Who had which right here, and when, belongs to the evidence of every decision; without the name.")
    yield Fate(_("Roles in the partnership, with their days"), person.holdings.count(), reason)


def _referring(person: Person) -> Iterator[tuple[str, Fate]]:
    """Rows of rooms that say nothing of their own."""
    for column in columns():
        if column.room != "people" and (count := column.rows(person.pk).count()):
            noun = str(column.model._meta.verbose_name_plural).capitalize()
            yield column.room, Fate(noun, count, _("It belongs to others too; it names nobody any more."))


def names_of(person: Person) -> set[str]:
    """Every name and address by which the record may know the person, former ones too."""
    own = Entry.objects.filter(subject_type=SUBJECT, subject_id__in=_rows(person), payload__erased_at=None)
    bodies = own.values_list("payload__body", flat=True)
    said = (value for body in bodies for part in ("before", "after") for value in _named(json.loads(body).get(part, {})))
    return {name for name in {person.name, person.email, *said, *person.addresses.values_list("email", flat=True)} if len(name) > 2}


def _named(part: dict[str, Any]) -> Iterable[str]:
    return (part[field] for field in ("name", "email") if isinstance(part.get(field), str))


def entries_about(person: Person) -> QuerySet[Entry]:
    """Entries whose words are about the person: those with it as subject, and those that say its name or address whole.

    A name that somebody else bears too is left: nobody can tell whom such an entry means.
    """
    names, rows = names_of(person), _rows(person)
    shared = set(Person.objects.exclude(pk__in=map(int, rows)).filter(name__in=names).values_list("name", flat=True))
    said = Q(subject_type=SUBJECT, subject_id__in=rows)
    for name in names - shared:
        said |= Q(payload__body__contains=json.dumps(name, ensure_ascii=False))
    return Entry.objects.filter(said, payload__erased_at=None).exclude(verb__in=KEPT_VERBS)


def _rows(person: Person) -> list[str]:
    """The person's row, and those that were merged into it."""
    return [str(person.pk), *map(str, Person.objects.filter(merged_into=person).values_list("pk", flat=True))]
