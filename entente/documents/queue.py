"""Asking the worker to look at what has run out: in the night after a document's last day, and once destroyed bytes may go."""

from datetime import date, datetime, time, timedelta
from importlib import import_module

from django.db import transaction
from django.utils import timezone
from django_tasks import task

from entente.documents.choices import Afterwards

NIGHT = time(0, 30)


@task()
def look() -> None:
    """What the queue holds. The work stands in `tasks.py`, above the actions that ask for it, and is found by name."""
    import_module("entente.documents.tasks").look_after_what_ran_out()


def wake_after(day: date | None, afterwards: str) -> None:
    """In the night after a last day, where the night is to do something."""
    if day is not None and afterwards != Afterwards.ASK:
        wake_at(timezone.make_aware(datetime.combine(day + timedelta(days=1), NIGHT)))


def wake_at(moment: datetime) -> None:
    """Once this transaction is done. A queue that cannot wait is not asked: it would do it now."""
    if look.get_backend().supports_defer:
        transaction.on_commit(look.using(run_after=moment).enqueue)
