"""Long work about members: importing a file of organisations, or of people."""

from datetime import datetime
from typing import Any

from django.utils import timezone

from entente.files import actions as keeping
from entente.files import queries as files
from entente.files.models import Upload
from entente.jobs.progress import Progress
from entente.members.imports import Problem, import_file, open_file
from entente.members.imports.people import import_people


class Stopped(Exception):
    """Somebody asked the work to stop before anything was written."""


def import_organisations(progress: Progress) -> dict[str, Any]:
    """Parameters: upload, columns (name -> place, or null), dry_run. Reading shows how far it is; writing is one step, all or nothing."""
    said, at = progress.parameters, timezone.now()
    upload = Upload.objects.get(pk=said["upload"])
    try:
        read = import_file(
            open_file(files.path(upload), upload.name),
            by=progress.person,
            at=at,
            columns=said["columns"],
            is_dry_run=said["dry_run"],
            tell=_told(progress, at),
        )
    except Stopped:
        return {}
    progress.report(dict(zip(Problem.COLUMNS, problem.cells, strict=True)) for problem in read.plan.problems)
    progress.advance(read.plan.rows, read.plan.rows)
    return {**read.plan.counts, "dry_run": said["dry_run"], "left_out": read.left_out}


def _told(progress: Progress, at: datetime) -> Any:
    def tell(done: int, total: int) -> None:
        progress.advance(done, total)
        if progress.should_stop():
            raise Stopped

    return tell


def read_people(progress: Progress) -> dict[str, Any]:
    """The same for people; once they are kept, the file that brought them is not."""
    said, at = progress.parameters, timezone.now()
    upload = Upload.objects.get(pk=said["upload"])
    try:
        file = open_file(files.path(upload), upload.name)
        read = import_people(file, by=progress.person, at=at, columns=said["columns"], is_dry_run=said["dry_run"], tell=_told(progress, at))
    except Stopped:
        return {}
    found = sorted([*read.plan.problems, *read.plan.alike], key=lambda one: one.line)
    progress.report(dict(zip(Problem.COLUMNS, one.cells, strict=True)) for one in found)
    progress.advance(read.plan.rows, read.plan.rows)
    if not said["dry_run"]:
        keeping.let_go(upload, by=progress.person, at=at)
    return {**read.plan.counts, "alike": len(read.plan.alike), "dry_run": said["dry_run"], "left_out": read.left_out}


TASKS = {"members.import": import_organisations, "members.import_people": read_people}
