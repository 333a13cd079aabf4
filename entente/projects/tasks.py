"""Long work that this room offers: an import of official CORDIS files that somebody uploaded."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from django.utils import timezone

from entente.files.models import Upload
from entente.files.queries import path
from entente.jobs.progress import Progress
from entente.projects.imports import Bundle, Import, LeftOut, files, unpacked

CORDIS = "projects.cordis"


def cordis(progress: Progress) -> dict[str, Any]:
    """`parameters`: the numbers of the uploads (`archive`, or `projects` and `participations`), and whether it is a `dry_run`."""
    is_dry_run = bool(progress.parameters["dry_run"])
    teller = _Teller(progress, 0 if is_dry_run else progress.done)
    with _bundle(progress.parameters) as bundle:
        tally = Import(files(bundle), f"job {progress.job.pk}", progress.person, timezone.now(), teller, is_dry_run=is_dry_run).run()
    return tally.result()


@contextmanager
def _bundle(parameters: dict[str, Any]) -> Iterator[Bundle]:
    held = {name: Upload.objects.get(pk=pk) for name in ("archive", "projects", "participations") if (pk := parameters.get(name))}
    if "archive" in held:
        with unpacked(path(held["archive"]), held["archive"].name) as bundle:
            yield bundle
    else:
        yield Bundle(path(held["projects"]), path(held["participations"]) if "participations" in held else None)


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


TASKS = {CORDIS: cordis}
