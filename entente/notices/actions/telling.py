"""Saying something to people: one notice, a delivery for each of them, and the worker does the rest."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from entente import record
from entente.engine.marking import Marking, Shared, lock
from entente.notices import kinds, queue
from entente.notices.choices import DeliveryState
from entente.notices.days import day_of
from entente.notices.models import Delivery, Notice
from entente.notices.parts import Part
from entente.notices.queries.archive import NOUN
from entente.notices.queries.audiences import explained, read
from entente.notices.queries.reach import in_the_way
from entente.notices.references import Reference, key_of
from entente.notices.refusals import Refusal
from entente.people.models import Person
from entente.search import marks
from entente.search.actions import put


class CannotTell(Refusal):
    """There is nothing to say, or nobody to say it to."""


@dataclass(frozen=True, slots=True)
class Own:
    """What one person is told in a way of its own; `why` stands in the foot of the mail, after "you receive this"."""

    body: str = ""
    why: str = ""
    parts: Sequence[Part] = field(default=())


@transaction.atomic
def tell(
    kind: str,
    *,
    to: Iterable[int] | str,
    subject: str,
    body: str,
    by: Person | None,
    at: datetime,
    reference: Reference | None = None,
    home: Reference | None = None,
    own: Mapping[int, Own] | None = None,
    parts: Sequence[Part] = (),
    shared: Shared | None = None,
    reply_to: str = "",
) -> Notice:
    """Tell people (their ids, or an audience expression as of `at`) something; bodies are Markdown. Part of the caller's own transaction.

    `own` holds what single persons are told instead, such as their own links. Without `shared` it is between the office and those told.
    """
    entry = record.open()
    meant = _with_reasons(to, own or {}, day_of(at))
    if not subject.strip() or not (body.strip() or all(one.body.strip() for one in meant.values())):
        raise CannotTell(_("A notice needs a subject and something to say."))
    notice = _written(kind, subject, body, by, at, marking=shared, about=reference, home=home, parts=parts, reply_to=reply_to)
    not_sent = _delivered(notice, meant, at)
    put(NOUN, [(notice.pk, f"{notice.subject}\n{body}")])
    marks.mark(NOUN, notice.pk, lock(shared or Shared(Marking.AMBER_STRICT, persons=frozenset(meant))))
    entry.enter("notices.told", notice, by=by, after={"kind": kind, "people": len(meant), "not_sent": not_sent})
    queue.wake()
    return notice


def _written(
    kind: str,
    subject: str,
    body: str,
    by: Person | None,
    at: datetime,
    *,
    marking: Shared | None,
    about: Reference | None,
    home: Reference | None,
    parts: Sequence[Part],
    reply_to: str,
) -> Notice:
    stored = {"parts": [part.stored for part in parts], "marking": marking.marking.value if marking else ""}
    places: dict[str, Any] = {"reference": about or {}, "reference_key": key_of(about), "home": home or {}, "home_key": key_of(home)}
    said = {"kind": kind, "subject": " ".join(subject.split())[:200], "body": body, "reply_to": reply_to}
    return Notice.objects.create(author=by, created_at=at, is_statutory=kinds.kind(kind).is_statutory, **said, **stored, **places)


def _delivered(notice: Notice, own: Mapping[int, Own], at: datetime) -> int:
    """A delivery for each of them; how many of these are not sent, because of what stands in their way."""
    not_sent = in_the_way(kinds.kind(notice.kind), own.keys())
    Delivery.objects.bulk_create((_delivery(notice, pk, one, not_sent.get(pk, ""), at) for pk, one in own.items()), batch_size=500)
    return len(not_sent)


def _with_reasons(to: Iterable[int] | str, own: Mapping[int, Own], day: date) -> dict[int, Own]:
    """Everyone told, each with what is its own: for an expression the reasons it gives."""
    if not isinstance(to, str):
        return {person: own.get(person, Own()) for person in to}
    meant = explained(read(to), day)
    return {one.person: _because(own.get(one.person, Own()), _(" and ").join(one.reasons)) for one in meant}


def _because(one: Own, why: str) -> Own:
    return one if one.why else Own(one.body, why, one.parts)


def _delivery(notice: Notice, person: int, one: Own, not_sent: str, at: datetime) -> Delivery:
    state: dict[str, Any] = {"state": DeliveryState.SUPPRESSED, "ended_at": at, "said": not_sent} if not_sent else {"next_at": at}
    parts = [part.stored for part in one.parts]
    return Delivery(notice=notice, person_id=person, why=one.why[:400], body=one.body, parts=parts, **state)
