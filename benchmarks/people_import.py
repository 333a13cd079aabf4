"""Importing 1,200 people of 250 organisations: looked at, brought in, and again without a change, on both databases.

`python -m benchmarks.people_import`; exit 1 when the counts are not what they have to be.
"""

import csv
import json
import os
import random
import sys
import tempfile
from pathlib import Path

from benchmarks.instances.working import ORGANISATIONS, PEOPLE, SEED, postgresql_answers
from tests.scratch import Installation, installation

ROLES = ("deputy", "declarant", "contact", "expert", "invoices", "")
EXPECTED = {"looked at": (PEOPLE, 0), "brought in": (PEOPLE, 0), "again": (0, PEOPLE)}  # created, unchanged
ORGANISED = f"""
from django.utils import timezone
from benchmarks.instances.organisations import organisations
from entente.members import actions
at = timezone.now()
actions.found("Benchmark", by=None, at=at, shown_as_of=None)
print("\\n".join(one.slug for one in actions.add_many(list(organisations({ORGANISATIONS}, {SEED})), by=None, at=at)))
"""


def main() -> None:
    print(f"{'database':<12}{'run':<14}{'seconds':>9}{'created':>9}{'unchanged':>11}{'rejected':>10}{'load':>6}  as expected")
    databases = [False, *([True] if postgresql_answers() else [])]
    sys.exit(0 if all([_measured_on(on_postgresql) for on_postgresql in databases]) else 1)  # noqa: C419 -- all are told


def _measured_on(on_postgresql: bool) -> bool:
    with tempfile.TemporaryDirectory() as home, installation(Path(home), on_postgresql=on_postgresql) as here:
        here.entente("vocabulary", "load")
        file = _file(Path(home), here.python(ORGANISED).split())
        name = "PostgreSQL" if on_postgresql else "SQLite"
        runs = [("looked at", ["--dry-run"]), ("brought in", []), ("again", [])]
        return all([_told(name, run, here, file, more) for run, more in runs])  # noqa: C419 -- all are told


def _told(database: str, run: str, here: Installation, file: Path, more: list[str]) -> bool:
    said = json.loads(here.entente("import", "people", str(file), "--json", *more).stdout)
    within = (said["created"], said["unchanged"]) == EXPECTED[run] and said["rejected"] == 0
    counts = f"{said['created']:9,}{said['unchanged']:11,}{said['rejected']:10,}"
    print(f"{database:<12}{run:<14}{said['seconds']:9.1f}{counts}{os.getloadavg()[0]:6.1f}  {'yes' if within else 'NO'}", flush=True)
    return within


def _file(home: Path, slugs: list[str]) -> Path:
    dice, file = random.Random(SEED), home / "people.csv"
    with file.open("w", encoding="utf-8", newline="") as opened:
        rows = csv.writer(opened)
        rows.writerow(["name", "email", "slug", "role", "job title", "languages", "from"])
        for number in range(PEOPLE):
            job = dice.choice(["Engineer", "Counsel", "Director"])
            rows.writerow(
                [f"Person {number}", f"p{number}@example.org", dice.choice(slugs), dice.choice(ROLES), job, "en;fr", "2018-01-01"]
            )
    return file


if __name__ == "__main__":
    main()
