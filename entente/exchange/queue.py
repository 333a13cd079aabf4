"""Asking the worker to match: one need when it was stated or changed, every open one when something was published."""

from importlib import import_module

from django.db import transaction
from django_tasks import task


@task()
def look(need: int | None) -> None:
    """What the queue holds. The work stands in `tasks.py`, above the actions that ask for it, and is found by name."""
    import_module("entente.exchange.tasks").match_what_is_open(need)


def match_soon(need: int | None = None) -> None:
    """Once this transaction is done."""
    transaction.on_commit(lambda: look.enqueue(need))
