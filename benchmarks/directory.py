"""The directory over 20,000 organisations: pages a second on two processes, waiting times, questions to the database, size of a page.

`python -m benchmarks.directory`; exit 1 when a bar is missed. The load generator runs on the same machine; nothing is cached.
"""

import json
import sys
import tempfile
from pathlib import Path

from benchmarks.instances import serving
from tests.scratch import Installation, installation

PER_SECOND, P99, BYTES, QUERIES, ONE_PAGE = 150, 120, 40_000, 8, 200


def main() -> None:
    print(serving.said())
    with tempfile.TemporaryDirectory() as home, installation(Path(home), on_postgresql=False) as here:
        took = serving.filled(here)
        print(f"written in {took:.0f} s; arrays of a process read anew in {_reading(here):.0f} ms after a write")
        asked = json.loads(here.python(ASKED))
        with serving.served(here) as place:
            within = _report(place, asked)
        most = json.loads(here.python(COUNTED))
    print(f"questions to the database: at most {most['queries']} (bar {QUERIES}); largest page {most['bytes']:,} bytes (bar {BYTES:,})")
    sys.exit(0 if most["queries"] <= QUERIES and most["bytes"] <= BYTES and within else 1)


def _report(place: tuple[int, int], asked: dict[str, list[str]]) -> bool:
    print(serving.HEADINGS)
    mixed = [address for kind in ("none", "one", "several", "words") for address in asked[kind]]
    kept = [
        serving.reported(place, "500 addresses mixed", mixed, least=PER_SECOND, p99=P99),
        serving.reported(place, "words only", asked["words"], least=PER_SECOND, p99=P99),
        serving.reported(place, "one member's page", asked["pages"], least=ONE_PAGE),
    ]
    return all(kept)


def _reading(here: Installation) -> float:
    return float(here.python(READING))


READING = """
import time
from benchmarks.instances.organisations import DAY
from entente.members.queries.directory.reading import load
load(DAY)
begun = time.perf_counter(); load(DAY)
print((time.perf_counter() - begun) * 1000)
"""
ASKED = """
import json, random
from benchmarks.instances.addresses import addresses
from entente.members.models import Organisation
slugs = sorted(Organisation.objects.values_list("slug", flat=True))
print(json.dumps(addresses(slugs) | {"pages": [f"/members/{slug}/" for slug in random.Random(1).sample(slugs, 500)]}))
"""
COUNTED = """
import json
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from benchmarks.instances.addresses import addresses
from entente.members.models import Organisation
client, queries, size = Client(headers={"host": "127.0.0.1"}), 0, 0
asked = addresses(sorted(Organisation.objects.values_list("slug", flat=True)))
client.get("/members/")
for path in [path for paths in asked.values() for path in paths]:
    with CaptureQueriesContext(connection) as context:
        answer = client.get(path)
    assert answer.status_code == 200
    queries, size = max(queries, len(context)), max(size, len(answer.content))
print(json.dumps({"queries": queries, "bytes": size}))
"""

if __name__ == "__main__":
    main()
