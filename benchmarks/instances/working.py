"""1,200 people of 250 organisations in an installation of its own, and what the benchmarks of the working day have in common.

A module measures in a process of its own that is set up for one installation: `python -m benchmarks.rounds --measured` says rows as JSON;
without it `compared` makes an installation on each database, asks that process and prints the table.
"""

import json
import os
import random
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path
from typing import Any

import psycopg

from tests.scratch import PROJECT, SERVER, Installation, installation

PEOPLE, ORGANISATIONS, SEED = 1200, 250, 2018
HEADINGS = f"{'database':<12}{'what':<26}{'bar ms':>8}{'median':>8}{'worst':>8}{'queries':>9}{'load':>6}  within"
Row = dict[str, Any]


def compared(module: str, bars: Mapping[str, float], *, queries: Mapping[str, int] | None = None) -> bool:
    """Measured on both databases and printed; whether every bar was kept."""
    print(f"{PEOPLE:,} people of {ORGANISATIONS} organisations. {os.cpu_count()} cores.\n{HEADINGS}")
    databases = [False, *([True] if postgresql_answers() else [])]
    return all([_told(row, bars, queries or {}) for on_postgresql in databases for row in _rows(module, on_postgresql)])  # noqa: C419 -- all are told


def _rows(module: str, on_postgresql: bool) -> list[Row]:
    with tempfile.TemporaryDirectory() as home, installation(Path(home), on_postgresql=on_postgresql) as here:
        here.entente("vocabulary", "load")
        return [row | {"database": "PostgreSQL" if on_postgresql else "SQLite"} for row in _said(module, here)]


def _said(module: str, here: Installation) -> list[Row]:
    static = {"ENTENTE_STATIC_STORAGE": "django.contrib.staticfiles.storage.StaticFilesStorage"}
    command = [sys.executable, "-m", f"benchmarks.{module}", "--measured"]
    environment = {**os.environ, **here.environment, **static}
    done = subprocess.run(command, env=environment, cwd=PROJECT, stdout=subprocess.PIPE, text=True, check=True)
    rows: list[Row] = json.loads(done.stdout)
    return rows


def _told(row: Row, bars: Mapping[str, float], queries: Mapping[str, int]) -> bool:
    what, bar = row["what"], bars[row["what"]]
    within: bool = row["median"] <= bar and row["queries"] <= queries.get(what, row["queries"])
    figures = f"{bar:8.0f}{row['median']:8.1f}{row['worst']:8.1f}{row['queries']:9}{row['load']:6.1f}"
    print(f"{row['database']:<12}{what:<26}{figures}  {'yes' if within else 'NO'}", flush=True)
    return within


def timed(what: str, act: Callable[[], object], times: int) -> Row:
    """Milliseconds by the clock, and the questions to the database of one more time."""
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    took = []
    for _ in range(times):
        begun = time.perf_counter()
        act()
        took.append((time.perf_counter() - begun) * 1000)
    with CaptureQueriesContext(connection) as asked:
        act()
    return {"what": what, "median": statistics.median(took), "worst": max(took), "queries": len(asked), "load": os.getloadavg()[0]}


def filled() -> None:
    """The partnership, its organisations, its people and what each is in one of them."""
    import django

    django.setup()
    from django.utils import timezone

    from benchmarks.instances.organisations import organisations
    from entente.members import actions as members
    from entente.members.choices import DelegationRole
    from entente.members.models import Delegation
    from entente.people.models import Person

    at, dice = timezone.now(), random.Random(SEED)
    members.found("Benchmark", by=None, at=at, shown_as_of=None)
    ours = members.add_many(list(organisations(ORGANISATIONS, SEED)), by=None, at=at)
    people = Person.objects.bulk_create(
        Person(name=f"Person {n}", name_key=f"person {n}", email=f"p{n}@example.org") for n in range(PEOPLE)
    )
    roles = [role.value for role in DelegationRole if role != DelegationRole.EMPLOYEE]
    Delegation.objects.bulk_create(
        Delegation(person=one, organisation=dice.choice(ours), role=dice.choice(roles), from_on=date(2016, 7, 5), known_at=at)
        for one in people
    )


def postgresql_answers() -> bool:
    try:
        psycopg.connect(SERVER, connect_timeout=2).close()
    except psycopg.OperationalError:
        print("PostgreSQL does not answer: measured on SQLite only.")
        return False
    return True
