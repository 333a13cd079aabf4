"""The worker's part: suggestions for what is needed."""

import logging
from collections.abc import Callable
from datetime import datetime
from typing import Any

from django.utils import timezone

from entente.exchange import actions
from entente.exchange.models import Need
from entente.jobs.progress import Progress

log = logging.getLogger(__name__)


def match_what_is_open(need: int | None = None) -> int:
    return match_open(need, at=timezone.now())


def match_open(need: int | None = None, *, at: datetime) -> int:
    """The number of new suggestions; a need that cannot be matched does not keep the others waiting."""
    found = Need.objects.live(timezone.localtime(at).date()).order_by("pk")
    new = 0
    for one in found if need is None else found.filter(pk=need):
        try:
            new += len(actions.match_need(one, by=None, at=at))
        except actions.Refusal as refusal:
            log.warning("%s was not matched: %s", one, refusal)
    return new


def match_all(progress: Progress) -> dict[str, Any]:
    return {"new": match_open(at=timezone.now())}


TASKS: dict[str, Callable[[Progress], dict[str, Any]]] = {"exchange.match": match_all}
