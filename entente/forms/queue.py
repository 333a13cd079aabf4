"""Asking the worker to look at the rounds: when one is to open, to remind or to close."""

from collections.abc import Iterable
from datetime import datetime
from importlib import import_module

from django.db import transaction
from django_tasks import TaskResultStatus, task
from django_tasks_db.models import DBTaskResult


@task()
def look() -> None:
    """What the queue holds. The work stands in `tasks.py`, above the actions that ask for it, and is found by name."""
    import_module("entente.forms.tasks").look_after_the_rounds()


def is_asked_for(moment: datetime) -> bool:
    """Whether the queue will have the rounds looked at by then."""
    waits = DBTaskResult.objects.filter(task_path=look.module_path, status=TaskResultStatus.READY)
    return waits.filter(run_after__lte=moment).exists()


def wake_at(moments: Iterable[datetime]) -> None:
    """Once this transaction is done. A queue that cannot wait is not asked: it would do it now."""
    if look.get_backend().supports_defer:
        for moment in moments:
            transaction.on_commit(look.using(run_after=moment).enqueue)
