import os
import socket
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.conf import settings
from django.core.management.base import CommandParser
from django.db import connections
from django.urls import reverse

from entente.cli.base import Command as Base
from entente.cli.base import Refused
from entente.cli.prepared import collect_static, missing_migrations

PROCESSES = min(2, os.cpu_count() or 1)
THREADS = 2  # a process: more would only take turns on one interpreter, and a page would take twice as long
PATIENCE = 20  # seconds for the work in hand to reach the end of its step


class Command(Base):
    help = "Serve the pages and the API, with a worker beside them."

    def arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--host", default="127.0.0.1", help="where to listen (default: %(default)s)")
        parser.add_argument("--port", type=int, default=8000, help="default: %(default)s")
        parser.add_argument("--workers", type=int, default=PROCESSES, metavar="N", help="processes (default: %(default)s)")
        parser.add_argument("--no-worker", action="store_true", help="start no worker for long work; `entente worker` is run elsewhere")

    def work(self, **options: Any) -> dict[str, Any]:
        self._refuse_unprepared(options["host"], options["port"])
        collect_static()
        address = f"http://{options['host']}:{options['port']}"
        self._welcome(address)
        _let_go_of_the_database()
        with _worker(wanted=not options["no_worker"]):
            _server(**options).serve()
        return {"served": address}

    def told(self, result: dict[str, Any]) -> str:
        return f"No longer served at {result['served']}."

    def _refuse_unprepared(self, host: str, port: int) -> None:
        if missing := missing_migrations():
            raise Refused(f"The database is not at this version ({len(missing)} steps are missing). Run `entente migrate` first.")
        try:
            with socket.create_server((host, port), reuse_port=False):
                pass
        except (OSError, OverflowError) as problem:
            said = f"{host}:{port} cannot be listened at ({problem}). Is Entente served there already? --port takes another."
            raise Refused(said) from None

    def _welcome(self, address: str) -> None:
        self.say(f"Entente is served at {address} (Ctrl-C ends it).")
        for line in _demo(address):
            self.say(line)


def _demo(address: str) -> Iterator[str]:
    """The demonstration's accounts, where it is one and may be entered by one click."""
    from entente.members.models import Partnership
    from entente.people.models import Account

    if not settings.DEMO or not Partnership.objects.filter(is_demo=True).exists():
        return
    yield f"The demonstration lets you in with one click, as any of these, at {address}{reverse('people:demo')}"
    for account in Account.objects.filter(email__endswith="@demo.example").select_related("person").order_by("pk"):
        yield f"  {account.email:28} {account.person}"


def _let_go_of_the_database() -> None:
    """Before the server's processes are forked: two processes on one connection would read each other's answers."""
    for connection in connections.all(initialized_only=True):
        connection.close()
        if connection.vendor == "postgresql" and connection.settings_dict["OPTIONS"].get("pool"):
            connection.close_pool()  # type: ignore[attr-defined]  # of the PostgreSQL backend


def _server(**options: Any) -> Any:
    from granian import Granian
    from granian.constants import Interfaces
    from granian.log import LogLevels

    return Granian(
        "entente.project.wsgi:application",
        address=options["host"],
        port=options["port"],
        interface=Interfaces.WSGI,
        workers=options["workers"],
        blocking_threads=THREADS,
        log_level=LogLevels.warning,
        respawn_failed_workers=True,
        websockets=False,
    )


@contextmanager
def _worker(*, wanted: bool) -> Iterator[None]:
    """A worker as our child: begun again should it fail, ended with us whichever way we end."""
    if not wanted:
        yield
        return
    over = threading.Event()
    keeper = threading.Thread(target=_keep, args=(over,))
    keeper.start()
    try:
        yield
    finally:
        over.set()
        keeper.join()


def _keep(over: threading.Event) -> None:
    over.wait(1)  # the server's processes are forked first, from a process in which nothing else goes on
    while not over.is_set():
        child = subprocess.Popen([sys.executable, "-m", "django", "worker", "--with-parent"])
        while child.poll() is None and not over.wait(0.5):
            pass
        _ended(child)
        over.wait(2)


def _ended(child: "subprocess.Popen[bytes]") -> None:
    child.terminate()
    try:
        child.wait(PATIENCE)
    except subprocess.TimeoutExpired:
        child.kill()
