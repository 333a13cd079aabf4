"""What came back: each report changes what is known of one mail, and once only."""

import hashlib
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from datetime import datetime

from django.db import transaction

from entente import record
from entente.notices import pace, queue
from entente.notices.choices import BounceKind, DeliveryState
from entente.notices.mail.reports import Report, reports
from entente.notices.models import Bounce, Delivery, Pump
from entente.people.models import Person


@dataclass(slots=True)
class Tally:
    """What a mailbox held: messages read, those that report nothing of ours, and bounces that are new."""

    read: int = 0
    other: int = 0
    hard: int = 0
    soft: int = 0
    known: int = 0


@transaction.atomic
def read_reports(messages: Iterable[bytes], *, by: Person | None, at: datetime) -> Tally:
    """Read messages of a mailbox; reading the same twice changes nothing."""
    entry, tally = record.open(), Tally()
    for content in messages:
        tally.read += 1
        found = [report for report in reports(content) if report.is_failure]
        tally.other += not found
        for report in found:
            _note(report, tally, at)
    if tally.hard or tally.soft:
        subject = Pump.objects.get_or_create(pk=1)[0]
        entry.enter("notices.bounces_read", subject, by=by, after={"hard": tally.hard, "soft": tally.soft})
        queue.wake()
    return tally


@transaction.atomic
def clear_address(person: Person, *, by: Person, at: datetime) -> int:
    """Write to a person's address again, though mails came back from it; the number of bounces that no longer count."""
    entry = record.open()
    count = Bounce.objects.filter(person=person, cleared_at=None).update(cleared_at=at)
    if count:
        entry.enter("notices.address_cleared", person, by=by)
    return count


def _note(report: Report, tally: Tally, at: datetime) -> None:
    delivery = Delivery.objects.select_for_update(of=("self",)).select_related("person").filter(pk=report.named.delivery).first()
    digest = hashlib.sha256(repr(asdict(report)).encode()).hexdigest()
    if delivery is None or Bounce.objects.filter(digest=digest).exists():
        tally.known += 1
        return
    kind = BounceKind.HARD if report.is_hard else BounceKind.SOFT
    address = report.address or delivery.address
    told = {"person": delivery.person, "delivery": delivery, "address": address, "status": report.status, "said": report.said}
    Bounce.objects.create(digest=digest, kind=kind, at=at, **told)
    tally.hard, tally.soft = tally.hard + report.is_hard, tally.soft + (not report.is_hard)
    if delivery.returns == report.named.returns:
        _came_back(delivery, report, at)


def _came_back(delivery: Delivery, report: Report, at: datetime) -> None:
    """A passing reason is waited out, a lasting one is not."""
    said = " ".join([report.status, report.said])[:500]
    wait = None if report.is_hard else pace.after_return(delivery.returns + 1)
    delivery.said, delivery.state, delivery.ended_at = said, DeliveryState.BOUNCED, at
    if wait:
        delivery.state, delivery.ended_at, delivery.handed_at, delivery.run = DeliveryState.DEFERRED, None, None, ""
        delivery.returns, delivery.attempts, delivery.next_at = delivery.returns + 1, 0, at + wait
    delivery.save()
