"""Long work that this room offers: the import of a register that somebody uploaded, and the look at what ends soon."""

import logging
from collections.abc import Callable, Sequence
from typing import Any

from django.utils import timezone

from entente.certification import queue
from entente.certification.actions import expiry
from entente.certification.imports.certificate_run import CertificateImport
from entente.certification.imports.certificate_source import file_at
from entente.files.models import Upload
from entente.files.queries import path
from entente.jobs.progress import Progress
from entente.projects.imports.sieve import LeftOut

CERTIFICATES = "certification.certificates"
log = logging.getLogger(__name__)


def certificates(progress: Progress) -> dict[str, Any]:
    """`parameters`: the number of the upload, its layout, and whether it is a `dry_run`."""
    said = progress.parameters
    upload = Upload.objects.get(pk=said["upload"])
    teller = _Teller(progress, 0 if said["dry_run"] else progress.done)
    file = file_at(path(upload), upload.name)
    run = CertificateImport(
        file, said["layout"], f"job {progress.job.pk}", progress.person, timezone.now(), teller, is_dry_run=bool(said["dry_run"])
    )
    result = run.run()
    queue.wake_tonight(timezone.now())
    return result


def look_after_endings() -> None:
    now = timezone.now()
    log.info("certificates that end: %s", expiry.tell_all(on=timezone.localdate(now), at=now))
    queue.wake_tonight(now)


def endings(progress: Progress) -> dict[str, Any]:
    """The same, asked for by somebody."""
    now = timezone.now()
    return expiry.tell_all(on=timezone.localdate(now), at=now)


class _Teller:
    """Tells the job. A run that goes on passes quickly over what is done already, and says so only from there on."""

    def __init__(self, progress: Progress, done_before: int) -> None:
        self.progress, self.done_before = progress, done_before

    def advance(self, done: int, total: int) -> None:
        self.progress.advance(max(done, self.done_before), total)

    def should_stop(self) -> bool:
        return self.progress.should_stop()

    def left_out(self, found: Sequence[LeftOut]) -> None:
        self.progress.report(dict(zip(LeftOut.COLUMNS, one.cells, strict=True)) for one in found)


TASKS: dict[str, Callable[[Progress], dict[str, Any]]] = {CERTIFICATES: certificates, "certification.endings": endings}
