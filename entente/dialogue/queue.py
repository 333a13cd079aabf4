"""Asking the worker to look every morning which checks of trackers hold no more."""

from datetime import datetime, time, timedelta
from importlib import import_module

from django.db import transaction
from django.utils import timezone
from django_tasks import TaskResultStatus, task

MORNING = time(6, 40)


@task()
def look() -> None:
    """What the queue holds. The work stands in `tasks.py`, above the actions that ask for it, and is found by name."""
    import_module("entente.dialogue.tasks").remind_of_stale()


def wake_tomorrow(now: datetime) -> None:
    """Once this transaction is done, unless it is asked for already. A queue that cannot wait is not asked: it would do it now."""
    if not look.get_backend().supports_defer or _is_asked():
        return
    day = timezone.localtime(now).date() + timedelta(days=1)
    transaction.on_commit(look.using(run_after=timezone.make_aware(datetime.combine(day, MORNING))).enqueue)


def _is_asked() -> bool:
    results = import_module("django_tasks_db.models").DBTaskResult.objects
    return bool(results.filter(task_path=look.module_path, status=TaskResultStatus.READY).exists())
