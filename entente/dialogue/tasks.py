"""The worker's part: mails about checks that hold no more."""

import logging
from collections.abc import Callable
from typing import Any

from django.utils import timezone

from entente.dialogue import actions, queue

log = logging.getLogger(__name__)


def remind_of_stale() -> None:
    now = timezone.now()
    log.info("people reminded of checks of trackers: %s", actions.remind_of_stale(at=now))
    queue.wake_tomorrow(now)


TASKS: dict[str, Callable[[Any], dict[str, Any]]] = {}
