"""The map of a tracker, its list and one country's history, of 12 trackers x 27 countries x 12 checks: pages a second on two processes.

`python -m benchmarks.dialogue`; exit 1 when a bar is missed. No response cache; the load generator runs on the same machine.
"""

import os
import subprocess
import sys
import tempfile
from pathlib import Path

from benchmarks.instances import serving
from tests.scratch import PROJECT, Installation, installation

PER_SECOND, BYTES = 100, 60_000
TRACKERS, CHECKS = 12, 12


def main() -> None:
    print(f"{TRACKERS} trackers, {CHECKS} checks a country, {serving.PROCESSES} processes, {serving.CONNECTIONS} connections")
    with tempfile.TemporaryDirectory() as home, installation(Path(home), on_postgresql=False) as here:
        _filled(here)
        with serving.served(here) as place:
            print(serving.HEADINGS)
            maps = [f"/dialogue/trackers/{number}/" for number in range(1, TRACKERS + 1)]
            kept = [
                serving.reported(place, "map of a tracker", maps, least=PER_SECOND, largest=BYTES),
                serving.reported(place, "one country", [f"{one}FR/" for one in maps], least=PER_SECOND, largest=BYTES),
                serving.reported(place, "list of trackers", ["/dialogue/trackers/"], least=PER_SECOND, largest=BYTES),
            ]
    sys.exit(0 if all(kept) else 1)


def _filled(here: Installation) -> None:
    here.entente("vocabulary", "load")
    subprocess.run([sys.executable, "-c", WRITTEN], env={**os.environ, **here.environment}, cwd=PROJECT, check=True)


WRITTEN = f"""
import django; django.setup()
from datetime import date, timedelta
from entente.dialogue.choices import Phase
from entente.dialogue.queries.trackers import countries_of
from tests.factories import dialogue as make, members
members.partnership()
phases = list(Phase)
for number in range({TRACKERS}):
    tracker = make.tracker(f"Act {{number}}")
    for place, country in enumerate(countries_of(make.DAY)):
        for check in range({CHECKS}):
            on = make.DAY - timedelta(days=30 * check + place)
            make.checked(tracker, country, phase=phases[(place + check) % 4], on=on, note="As its journal says.")
"""

if __name__ == "__main__":
    main()
