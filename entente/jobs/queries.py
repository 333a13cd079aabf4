"""Reading jobs and their reports."""

from collections.abc import Iterator
from typing import Any

from django.db.models import QuerySet

from entente.jobs.models import Finding, Job


def page(jobs: QuerySet[Job], *, before: int | None, most: int) -> list[Job]:
    """The newest, keyset-paged by number."""
    if before is not None:
        jobs = jobs.filter(pk__lt=before)
    return list(jobs.select_related("by").order_by("-pk")[:most])


def findings(job: Job, *, most: int) -> list[dict[str, Any]]:
    return [dict(cells) for cells in _cells(job)[:most]]


def report(job: Job) -> tuple[list[str], Iterator[list[Any]]]:
    """The report as a table: the columns in the order in which rows brought them, and the rows."""
    columns = list(dict.fromkeys(name for cells in _cells(job).iterator(chunk_size=2000) for name, _value in cells))
    rows = (dict(cells) for cells in _cells(job).iterator(chunk_size=2000))
    return columns, ([row.get(name, "") for name in columns] for row in rows)


def _cells(job: Job) -> QuerySet[Finding, list[tuple[str, Any]]]:
    return Finding.objects.filter(job=job).order_by("pk").values_list("cells", flat=True)
