"""The worker's part: mails about deadlines."""

import logging
from collections.abc import Callable
from typing import Any

from django.utils import timezone

from entente.agenda import actions, queue

log = logging.getLogger(__name__)


def remind_of_deadlines() -> None:
    now = timezone.now()
    log.info("people reminded of deadlines of calls: %s", actions.remind_of_deadlines(at=now))
    queue.wake_tomorrow(now)


TASKS: dict[str, Callable[[Any], dict[str, Any]]] = {}
