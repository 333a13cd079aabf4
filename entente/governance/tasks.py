"""The worker's part: reminders of actions, written procedures whose time is over."""

import logging
from collections.abc import Callable
from typing import Any

from django.utils import timezone

from entente.governance import actions

log = logging.getLogger(__name__)


def look_after_bodies() -> None:
    log.info("people reminded of their actions: %s", actions.remind(at=timezone.now()))
    log.info("rounds of comments opened: %s", actions.open_what_is_due(at=timezone.now()))
    log.info("written procedures closed: %s", actions.close_what_is_over(at=timezone.now()))


def remind(progress: Any) -> dict[str, Any]:
    return {"people": actions.remind(at=timezone.now())}


TASKS: dict[str, Callable[[Any], dict[str, Any]]] = {"governance.remind": remind}
