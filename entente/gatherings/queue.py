"""Asking the worker to look at the reminders that are due, at the moment the next one is."""

from datetime import datetime
from importlib import import_module

from django.db import transaction
from django_tasks import task


@task()
def look() -> None:
    """What the queue holds. The work stands in `tasks.py`, above the actions that ask for it, and is found by name."""
    import_module("entente.gatherings.tasks").look_at_reminders()


def wake_at(moment: datetime) -> None:
    """Once this transaction is done. A queue that cannot wait is not asked: it would do it now."""
    if look.get_backend().supports_defer:
        transaction.on_commit(look.using(run_after=moment).enqueue)
