"""The worker's part: announcements that are due leave, mails go out in small batches, and the outbox asks to be looked at again."""

import logging
import secrets
from collections.abc import Callable
from datetime import datetime
from typing import Any

from django.utils import timezone

from entente.jobs.progress import Progress, ending
from entente.notices import actions, pace, posting, queue
from entente.notices.choices import AnnouncementState
from entente.notices.mail.transport import Transport, Unreachable
from entente.notices.mail.way_out import way_out
from entente.notices.models import Announcement

BATCH = 100
log = logging.getLogger(__name__)


def look_after_the_outbox() -> None:
    """One batch; the rest, and what is due later, is asked for again. Before it begins it asks to be looked after, should it be killed."""
    send_announcements(at=timezone.now())
    if posting.due(timezone.now(), 1):
        queue.wake_at(timezone.now() + pace.LEASE)
    try:
        send_mails(BATCH)
    except Unreachable as away:
        log.warning("the mail server is away, mails wait: %s", away)
        return queue.wake_at(timezone.now() + pace.AFTER_AN_OUTAGE)
    return _ask_again(timezone.now())


def send_announcements(*, at: datetime) -> int:
    due = Announcement.objects.filter(state=AnnouncementState.SCHEDULED, send_at__lte=at).order_by("send_at", "pk")
    sent = [actions.send_due(announcement, at=at) for announcement in due]
    return len(sent)


def send_mails(most: int) -> int:
    """Send what is due, at most so many; the number tried. Stops between two mails when the process ends. Raises Unreachable."""
    through, run = way_out(), secrets.token_hex(16)
    tried = 0
    try:
        posting.take_back(through, at=timezone.now())
        for pk in posting.due(timezone.now(), most):
            if ending.is_set():
                break
            tried += _sent(pk, run, through)
    finally:
        through.close()
    return tried


def _sent(pk: int, run: str, through: Transport) -> bool:
    delivery = posting.claim(pk, run, at=timezone.now())
    if delivery is None:
        return False
    try:
        posting.post(delivery, through, at=timezone.now())
    except posting.TakenOver:
        log.warning("delivery %s was taken over by another sender", pk)
    except Unreachable:
        raise
    except Exception as problem:
        log.exception("delivery %s could not be sent", pk)
        posting.broke(delivery, problem, timezone.now())
    return True


def _ask_again(at: datetime) -> None:
    scheduled = Announcement.objects.filter(state=AnnouncementState.SCHEDULED).order_by("send_at").values_list("send_at", flat=True).first()
    moments = [moment for moment in (posting.next_moment(at), scheduled) if moment]
    if not moments or ending.is_set():
        return
    if min(moments) <= at:
        queue.wake()
    else:
        queue.wake_at(min(moments))


def send_all(progress: Progress) -> dict[str, Any]:
    """The whole outbox as long work that shows its progress."""
    send_announcements(at=timezone.now())
    done = 0
    while not progress.should_stop() and (tried := send_mails(BATCH)):
        done += tried
        progress.advance(done, done + len(posting.due(timezone.now(), 10_000)))
    _ask_again(timezone.now())
    return {"sent": done}


TASKS: dict[str, Callable[[Progress], dict[str, Any]]] = {"notices.send": send_all}
