"""Reading the record: a subject's history in words, the latest entries, a room's version."""

import json
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.db import models

from entente.record.choices import Seen
from entente.record.models import Entry, Mark
from entente.record.verbs import Verb, all_verbs, verb
from entente.record.verification import Verdict, verify

__all__ = ["Reader", "Told", "Verdict", "history", "latest", "latest_public", "told", "verify", "version"]


@dataclass(frozen=True, slots=True)
class Reader:
    """Who reads: everyone reads what is public; the rest by what the reader is."""

    office: bool = False
    organisations: frozenset[int] = frozenset()
    person: int | None = None

    def may(self, seen: Seen, entry: Entry, organisation: int | None) -> bool:
        if self.office or seen == Seen.PUBLIC:
            return True
        if seen == Seen.ORGANISATION:
            return organisation is not None and organisation in self.organisations
        return seen == Seen.PERSONAL and self.person is not None and _concerns(entry, self.person)


@dataclass(frozen=True, slots=True)
class Told:
    """One entry as its reader may read it; the actor's name is put in at the door, which knows people."""

    sequence: int
    at: datetime
    verb: str
    sentence: str
    actor_id: int | None
    subject: tuple[str, str]
    because: str = ""
    changes: list[tuple[str, Any, Any]] = field(default_factory=list)
    erased_at: datetime | None = None
    erased: str = ""
    actor: str = ""


def version(*rooms: str) -> int:
    """A number that moves with every write in these rooms."""
    return Mark.objects.filter(room__in=rooms).aggregate(last=models.Max("sequence"))["last"] or 0


def history(subject: models.Model, reader: Reader, *, most: int = 50) -> list[Told]:
    """What was done to a subject, newest first, within what the reader may read."""
    entries = Entry.objects.filter(subject_type=subject._meta.label_lower, subject_id=str(subject.pk))
    return told(entries.select_related("payload").order_by("-sequence")[:most], reader)


def latest(
    reader: Reader,
    *,
    verbs: Iterable[str] | None = None,
    subject: tuple[str, str] | None = None,
    before: int | None = None,
    most: int = 25,
) -> list[Told]:
    """The newest entries, keyset-paged by sequence. Lines the reader may not read are left out, so a page may be shorter than `most`."""
    entries = Entry.objects.select_related("payload").order_by("-sequence")
    if verbs is not None:
        entries = entries.filter(verb__in=list(verbs))
    if subject is not None:
        entries = entries.filter(subject_type=subject[0], subject_id=subject[1])
    if before is not None:
        entries = entries.filter(sequence__lt=before)
    return told(entries[:most], reader)


def latest_public(*, most: int = 5) -> list[Told]:
    """The newest of what everyone may read."""
    return latest(Reader(), verbs=[known.name for known in all_verbs() if known.label == Seen.PUBLIC], most=most)


def told(entries: Iterable[Entry], reader: Reader) -> list[Told]:
    """Entries, with their payloads at hand, as a reader may read them."""
    lines = (_told(entry, reader) for entry in entries)
    return [line for line in lines if line is not None]


def _told(entry: Entry, reader: Reader) -> Told | None:
    declared, payload = verb(entry.verb), entry.payload
    body = {} if payload.erased_at else json.loads(payload.body)
    organisation = body.get("organisation")
    if not reader.may(declared.label, entry, organisation):
        return None
    return Told(
        sequence=entry.sequence,
        at=entry.at,
        verb=entry.verb,
        sentence=str(declared.sentence) % {"label": body["label"]} if body else "",
        actor_id=entry.actor_id if reader.office or reader.person == entry.actor_id else None,
        subject=(entry.subject_type, entry.subject_id),
        because=body.get("because", "") if reader.may(declared.because, entry, organisation) else "",
        changes=_changes(declared, body, entry, reader),
        erased_at=payload.erased_at,
        erased=payload.erased_because,
    )


def _changes(declared: Verb, body: dict[str, Any], entry: Entry, reader: Reader) -> list[tuple[str, Any, Any]]:
    before, after = body.get("before", {}), body.get("after", {})
    names = (name for name in declared.fields if name in before or name in after)
    readable = (name for name in names if reader.may(declared.fields[name], entry, body["organisation"]))
    return [(name, before.get(name), after.get(name)) for name in readable]


def _concerns(entry: Entry, person: int) -> bool:
    return entry.actor_id == person or (entry.subject_type == "people.person" and entry.subject_id == str(person))
