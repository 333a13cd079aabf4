"""Entering what was done, in the transaction that does it."""

import secrets
from collections.abc import Iterable, Mapping
from datetime import date, datetime
from enum import Enum
from typing import Any, Protocol

from django.db import models, transaction
from django.utils import timezone

from entente.engine import chain
from entente.record.models import Entry, Head, Mark, Payload
from entente.record.models.entry import fields_of
from entente.record.verbs import UnknownVerb, verb


class Actor(Protocol):
    @property
    def pk(self) -> Any: ...


class Opened:
    """The chain's head, locked until the transaction ends."""

    def __init__(self, head: Head) -> None:
        self.head = head

    def enter(
        self,
        name: str,
        subject: models.Model,
        *,
        by: Actor | None,
        because: object = "",
        organisation: models.Model | None = None,
        before: Mapping[str, Any] | None = None,
        after: Mapping[str, Any] | None = None,
    ) -> Entry:
        """Write the entry; `organisation` is the one whose people may read the fields declared "organisation"."""
        body: dict[str, Any] = {"label": str(subject), "because": str(because), "before": dict(before or {}), "after": dict(after or {})}
        _refuse_undeclared(name, body)
        body["organisation"] = None if organisation is None else organisation.pk
        return self._append(name, subject, by, chain.canonical(_plain(body)))

    def _append(self, name: str, subject: models.Model, by: Actor | None, body: str) -> Entry:
        self.head.refresh_from_db()  # another action inside this transaction may have entered something, or undone it
        salt = secrets.token_hex(16)
        entry = Entry(
            sequence=self.head.sequence + 1,
            at=timezone.now(),
            verb=name,
            actor_id=by.pk if by else None,
            subject_type=subject._meta.label_lower,
            subject_id=str(subject.pk),
            payload_digest=chain.payload_digest(salt, body),
            previous=self.head.digest,
        )
        entry.digest = chain.digest_of(entry.sequence, fields_of(entry), entry.payload_digest, entry.previous)
        entry.save(force_insert=True)
        Payload(entry=entry, salt=salt, body=body).save(force_insert=True)
        self._move(entry)
        return entry

    def _move(self, entry: Entry) -> None:
        self.head.sequence, self.head.digest = entry.sequence, entry.digest
        self.head.save(update_fields=["sequence", "digest"])
        room = entry.verb.partition(".")[0]
        if not Mark.objects.filter(room=room).update(sequence=entry.sequence):
            Mark.objects.create(room=room, sequence=entry.sequence)


def opened() -> Opened:
    """Take the chain's head before any other lock; must stand first in an action's transaction."""
    if not transaction.get_connection().in_atomic_block:
        raise RuntimeError("record.open() belongs inside the action's transaction")
    return Opened(Head.objects.select_for_update().get())


@transaction.atomic
def erase(entries: Iterable[Entry], *, by: Actor | None, because: str, at: datetime) -> int:
    """Take payloads away, and enter that; the chain goes on verifying because it holds only their digests."""
    opening = opened()
    whole = list(Payload.objects.filter(entry__in=list(entries), erased_at=None).select_related("entry").order_by("entry"))
    for payload in whole:
        Payload.objects.filter(pk=payload.pk).update(body="", salt="", erased_at=at, erased_because=because)
        opening.enter("record.erased", payload.entry, by=by, because=because)
    return len(whole)


def _refuse_undeclared(name: str, body: Mapping[str, Any]) -> None:
    undeclared = (set(body["before"]) | set(body["after"])) - set(verb(name).fields)
    if undeclared:
        raise UnknownVerb(f"{name} does not declare who may read {', '.join(sorted(undeclared))}.")


def _plain(value: Any) -> Any:
    """Values as JSON keeps them: money and dates as text, rows by their name."""
    if isinstance(value, Mapping):
        return {str(key): _plain(item) for key, item in value.items()}
    if isinstance(value, set | frozenset):
        return sorted(map(str, value))
    if isinstance(value, list | tuple):
        return [_plain(item) for item in value]
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, date | datetime):
        return value.isoformat()
    return value if isinstance(value, str | int | float | None) else str(value)
