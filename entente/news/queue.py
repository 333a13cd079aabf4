"""Asking the worker to publish what is due, at its time."""

from datetime import datetime
from importlib import import_module

from django.db import transaction
from django_tasks import task


@task()
def look() -> None:
    """What the queue holds. The work stands in `tasks.py`, above the actions that ask for it, and is found by name."""
    import_module("entente.news.tasks").publish_what_is_due()


def wake_at(moment: datetime) -> None:
    """Once this transaction is done. A queue that cannot wait is not asked: it would do it now."""
    if look.get_backend().supports_defer:
        transaction.on_commit(look.using(run_after=moment).enqueue)
