import logging
import os
import signal
import threading
import time
from types import FrameType
from typing import Any

from django.core.management import call_command
from django.core.management.base import CommandParser
from django.utils import timezone
from django.utils.crypto import get_random_string
from django_tasks_db.management.commands.db_worker import Worker

from entente.cli.base import Command as Base
from entente.jobs import regular
from entente.jobs.progress import ending

KEPT_DAYS = 14  # that the queue remembers what it did; jobs themselves are kept


class Command(Base):
    help = "Do the long work that waits, until asked to end. Ending stops the work in hand after its step; the next worker goes on with it."

    def arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--once", action="store_true", help="do what waits now, then end")
        parser.add_argument("--with-parent", action="store_true", help="end when the process that started it is gone")

    def work(self, **options: Any) -> dict[str, Any]:
        logging.getLogger("django_tasks_db").setLevel(logging.ERROR)  # what it tells of ending is told by us
        call_command("prune_db_task_results", min_age_days=KEPT_DAYS, verbosity=0)
        regular.plan(timezone.now())
        worker = _worker(once=options["once"])
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, lambda number, frame: _end(worker, number, frame))
        if options["with_parent"]:
            threading.Thread(target=_end_with_parent, daemon=True).start()
        self.say("The worker waits for work.")
        worker.run()
        return {"done": worker._run_tasks}

    def told(self, result: dict[str, Any]) -> str:
        return f"{result['done']} pieces of work were done."


def _worker(*, once: bool) -> Worker:
    return Worker(
        queue_names=["default"],
        interval=0.5,
        batch=once,
        backend_name="default",
        startup_delay=False,
        max_tasks=None,
        worker_id=get_random_string(32),
        excluded_queue_names=[],
    )


def _end(worker: Worker, number: int, frame: FrameType | None) -> None:
    """The first signal lets the work stop after its step; a second one ends at once."""
    ending.set()
    worker.shutdown(number, frame)


def _end_with_parent() -> None:
    parent = os.getppid()
    while os.getppid() == parent:
        time.sleep(1)
    os.kill(os.getpid(), signal.SIGTERM)
