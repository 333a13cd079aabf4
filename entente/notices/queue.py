"""Asking the worker to look after the outbox: now, and again when something will be due."""

from datetime import datetime
from importlib import import_module

from django.db import transaction
from django.utils import timezone
from django_tasks import task

from entente.notices.models import Pump


@task()
def look() -> None:
    """What the queue holds. The work stands in `tasks.py`, above the actions that ask for it, and is found by name."""
    import_module("entente.notices.tasks").look_after_the_outbox()


def wake() -> None:
    """Once this transaction is done."""
    transaction.on_commit(look.enqueue)


@transaction.atomic
def wake_at(moment: datetime) -> None:
    """And at this moment, unless an earlier one is asked for already."""
    Pump.objects.get_or_create(pk=1)
    pump = Pump.objects.select_for_update().get(pk=1)
    now = timezone.now()
    if look.get_backend().supports_defer and (pump.wakes_at is None or not now < pump.wakes_at <= moment):
        pump.wakes_at = moment
        pump.save(update_fields=["wakes_at"])
        transaction.on_commit(look.using(run_after=moment).enqueue)
