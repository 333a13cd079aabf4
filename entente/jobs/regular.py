"""What rooms do by the calendar: each offers `regular.py` with `plan(at)`: ask the queue for the next time unless one waits there."""

from datetime import datetime
from importlib import import_module
from importlib.util import find_spec

from django.apps import apps


def plan(at: datetime) -> None:
    """Called whenever a worker begins, so that nothing has to be set up and nothing is lost with a queue."""
    for app in apps.get_app_configs():
        if app.name.startswith("entente.") and app.name != "entente.jobs" and find_spec(f"{app.name}.regular"):
            import_module(f"{app.name}.regular").plan(at)
