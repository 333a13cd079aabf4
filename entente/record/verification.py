"""Recomputing the chain: does every entry follow from all that was entered before it?"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from django.db.models import Subquery
from django.db.models.functions import Coalesce

from entente.engine import chain
from entente.record.models import Entry, Head

AT_ONCE = 2000
ERASED = "record.erased"
Known = tuple[int, str]


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether the chain holds; `first_broken` names the first entry that does not follow."""

    entries: int
    head: str
    first_broken: int | None

    @property
    def ok(self) -> bool:
        return self.first_broken is None


def verify(known: Known | None = None, *, reached: Callable[[int], None] = lambda sequence: None) -> Verdict:
    """Recompute the chain; `known` is an earlier head (sequence, digest) that must still be part of it. Entries made meanwhile count."""
    broken = _broken_link(reached) or _broken_since(known)
    head = Head.objects.first()
    return Verdict(entries=Entry.objects.count(), head=head.digest if head else "", first_broken=broken)


def _broken_link(reached: Callable[[int], None]) -> int | None:
    """Links are read in batches, so that writers never wait; the end is compared with the head in one statement."""
    end = (0, chain.GENESIS)
    while True:
        if entries := _after(end[0]):
            if broken := chain.first_broken(_links(entries), sequence=end[0], previous=end[1]):
                return broken
            end = entries[-1].sequence, entries[-1].digest
            reached(end[0])
        elif (head := _head()) is None or head.last == end[0]:
            return _broken_end(head, end)


def _broken_end(head: Head | None, end: Known) -> int | None:
    """The first entry of which the head and the chain do not both know."""
    if head is None:
        return end[0] + 1
    if head.sequence != end[0]:
        return min(head.sequence, end[0]) + 1
    return None if head.digest == end[1] else end[0]


def _broken_since(known: Known | None) -> int | None:
    """Where an earlier head left the chain: after the last entry when the end was cut off, else at that head's own number."""
    if known is None or known == (0, chain.GENESIS) or Entry.objects.filter(sequence=known[0], digest=known[1]).exists():
        return None
    return min(known[0], Entry.objects.count() + 1)


def _head() -> Any:
    last = Entry.objects.order_by("-sequence").values("sequence")[:1]
    return Head.objects.annotate(last=Coalesce(Subquery(last), 0)).first()


def _after(sequence: int) -> list[Entry]:
    return list(Entry.objects.filter(sequence__gt=sequence).order_by("sequence").select_related("payload")[:AT_ONCE])


def _links(entries: list[Entry]) -> Iterator[chain.Link]:
    recorded = _recorded_erasures(entries)
    for entry in entries:
        yield entry.link if _says_what_it_said(entry, recorded) else chain.Link(entry.sequence, (), "", "", "")


def _recorded_erasures(entries: list[Entry]) -> frozenset[str]:
    """The numbers among these whose erasure was itself entered."""
    erased = [str(entry.sequence) for entry in entries if hasattr(entry, "payload") and entry.payload.erased_at]
    told = Entry.objects.filter(verb=ERASED, subject_type=Entry._meta.label_lower, subject_id__in=erased)
    return frozenset(told.values_list("subject_id", flat=True)) if erased else frozenset()


def _says_what_it_said(entry: Entry, recorded: frozenset[str]) -> bool:
    """The payload is the one that was entered, or was erased by an action that is itself an entry."""
    payload = getattr(entry, "payload", None)
    if payload is None or payload.erased_at:
        return payload is not None and not payload.body and str(entry.sequence) in recorded
    return chain.payload_digest(payload.salt, payload.body) == entry.payload_digest
