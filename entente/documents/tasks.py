"""The work of the night: what ran out is retired or destroyed as its source said; what is to be asked about is left to people."""

import logging
from collections.abc import Callable
from datetime import datetime
from typing import Any, Protocol

from django.utils import timezone
from django.utils.translation import gettext as _

from entente.documents import actions, remains
from entente.documents.choices import Afterwards
from entente.documents.models import Document

log = logging.getLogger(__name__)


class Progress(Protocol):
    def advance(self, done: int, total: int | None = None) -> None: ...

    def should_stop(self) -> bool: ...


class Unwatched:
    """A run that nobody looks at and nobody stops."""

    def advance(self, done: int, total: int | None = None) -> None:
        """Nobody looks."""

    def should_stop(self) -> bool:
        return False


def look_after_what_ran_out() -> None:
    log.info("documents that ran out: %s", end(timezone.now(), Unwatched()))


def run_out(progress: Progress) -> dict[str, Any]:
    """Goes on where it stopped: what is done no longer counts among what ran out."""
    return end(timezone.now(), progress)


def end(at: datetime, progress: Progress) -> dict[str, int]:
    counts = {"retired": 0, "destroyed": 0}
    ended = _ended(at)
    for done, document in enumerate(ended, start=1):
        if progress.should_stop():
            break
        because = _("It was kept until %(day)s.") % {"day": f"{document.keep_until:%d.%m.%Y}"}
        if document.afterwards == Afterwards.DESTROY:
            actions.destroy(document, because=because, by=None, at=at)
            counts["destroyed"] += 1
        else:
            actions.retire(document, because=because, by=None, at=at)
            counts["retired"] += 1
        progress.advance(done, len(ended))
    return {**counts, "files_removed": remains.sweep(remains.left_behind())}


def _ended(at: datetime) -> list[Document]:
    day = timezone.localtime(at).date()
    over = Document.objects.filter(keep_until__lt=day, destroyed_at=None)
    retiring = over.filter(afterwards=Afterwards.RETIRE, retired_at=None)
    return list((over.filter(afterwards=Afterwards.DESTROY) | retiring).order_by("keep_until", "pk"))


TASKS: dict[str, Callable[[Any], dict[str, Any]]] = {"documents.run_out": run_out}
