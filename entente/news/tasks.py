"""The worker's part: articles whose time has come."""

import logging
from collections.abc import Callable
from datetime import datetime
from typing import Any

from django.utils import timezone

from entente.jobs.progress import Progress
from entente.news import actions, queries

log = logging.getLogger(__name__)


def publish_what_is_due() -> int:
    return publish_due(at=timezone.now())


def publish_due(*, at: datetime) -> int:
    """The number published; one that cannot be does not keep the others waiting."""
    published = 0
    for article in queries.due(at):
        try:
            published += actions.publish_due(article, at=at).is_published
        except actions.Refusal as refusal:
            log.warning("“%s” was not published: %s", article, refusal)
    return published


def publish(progress: Progress) -> dict[str, Any]:
    return {"published": publish_due(at=timezone.now())}


TASKS: dict[str, Callable[[Progress], dict[str, Any]]] = {"news.publish": publish}
