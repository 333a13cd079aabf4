"""Taking a destroyed document's bytes off the disk, unless somebody else brought the same ones."""

import logging
import time
from collections.abc import Iterable
from functools import partial

from django.db import transaction

from entente.documents.models import Version
from entente.files.models import Upload
from entente.files.storage import path_of

FRESH = 3600  # seconds in which somebody may just be bringing the same bytes; then the nightly work takes them
log = logging.getLogger(__name__)


def remove(uploads: Iterable[Upload]) -> None:
    """The rows now, the bytes once this transaction is done."""
    digests = {upload.digest for upload in uploads}
    Upload.objects.filter(pk__in=[upload.pk for upload in uploads]).delete()
    transaction.on_commit(partial(sweep, digests))


def sweep(digests: Iterable[str]) -> int:
    """How many files were taken away."""
    digests = set(digests)
    needed = set(Upload.objects.filter(digest__in=digests).values_list("digest", flat=True))
    return sum(map(_taken_away, digests - needed))


def left_behind() -> set[str]:
    """The digests of destroyed files, whose bytes may still lie there: a crash may have come between."""
    return set(Version.objects.filter(document__destroyed_at__isnull=False, is_text=False).values_list("digest", flat=True))


def _taken_away(digest: str) -> bool:
    there = path_of(digest)
    try:
        if time.time() - there.stat().st_mtime < FRESH:
            return False
        there.unlink()
    except FileNotFoundError:
        return False
    except OSError:
        log.exception("the bytes %s of a destroyed document could not be removed", digest)
        return False
    return True
