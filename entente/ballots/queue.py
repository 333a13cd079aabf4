"""Asking the worker to look at the votes: when one is to be reminded of or to close."""

from collections.abc import Iterable
from datetime import datetime
from importlib import import_module

from django.db import transaction
from django_tasks import TaskResultStatus, task


@task()
def look() -> None:
    """What the queue holds. The work stands in `tasks.py`, above the actions that ask for it, and is found by name."""
    import_module("entente.ballots.tasks").look_after_the_votes()


def is_asked_for(moment: datetime) -> bool:
    """Whether the queue will have the votes looked at by then."""
    results = import_module("django_tasks_db.models").DBTaskResult.objects
    return bool(results.filter(task_path=look.module_path, status=TaskResultStatus.READY, run_after__lte=moment).exists())


def wake_at(moments: Iterable[datetime]) -> None:
    """Once this transaction is done. A queue that cannot wait is not asked: it would do it now."""
    if look.get_backend().supports_defer:
        for moment in moments:
            transaction.on_commit(look.using(run_after=moment).enqueue)
