"""The list of 20,000 solutions: pages a second, waiting times, questions to the database, size of a page; one need's matching.

`python -m benchmarks.exchange`; exit 1 when a bar is missed. The load generator runs on the same machine; nothing is cached.
"""

import json
import os
import sys
import tempfile
from pathlib import Path

from benchmarks.directory import BYTES, P99, PER_SECOND, QUERIES
from benchmarks.instances import serving
from tests.scratch import installation

SOLUTIONS = int(os.environ.get("ENTENTE_BENCH_SOLUTIONS", "20000"))
MATCHING = 2000  # milliseconds of the processor for one need


def main() -> None:
    print(f"{SOLUTIONS:,} solutions; {serving.said()}")
    with tempfile.TemporaryDirectory() as home, installation(Path(home), on_postgresql=False) as here:
        took = serving.filled(here, f"from benchmarks.instances.solutions import fill\nfill({SOLUTIONS})\n")
        print(f"written in {took:.0f} s", flush=True)
        matching = float(here.python(MATCHED))
        print(f"one need matched in {matching:.0f} ms of the processor (bar {MATCHING})", flush=True)
        asked = json.loads(here.python("import json\nfrom benchmarks.instances.solutions import addresses\nprint(json.dumps(addresses()))"))
        with serving.served(here) as place:
            kept = _reported(place, asked)
        most = json.loads(here.python(COUNTED))
    print(f"questions to the database: at most {most['queries']} (bar {QUERIES}); largest page {most['bytes']:,} bytes (bar {BYTES:,})")
    sys.exit(0 if kept and matching <= MATCHING and most["queries"] <= QUERIES and most["bytes"] <= BYTES else 1)


def _reported(place: tuple[int, int], asked: dict[str, list[str]]) -> bool:
    print(serving.HEADINGS)
    mixed = [address for kind in ("none", "one", "several", "words") for address in asked[kind]]
    kept = [
        serving.reported(place, "500 addresses mixed", mixed, least=PER_SECOND, p99=P99),
        serving.reported(place, "words only", asked["words"], least=PER_SECOND, p99=P99),
    ]
    return all(kept)


MATCHED = """
import random, time
from statistics import median
from benchmarks.instances.solutions import DAY, texts
from entente.exchange.models import Need
from entente.exchange.queries.matching import matched
from entente.members.models import Organisation
from entente.people.models import Person
dice, took = random.Random(3), []
for _ in range(5):
    title, problem, _how = texts(dice)
    need = Need.objects.create(
        organisation=Organisation.objects.first(), title=title, problem=problem, sector_id="demand-transport",
        by=Person.objects.first(), at="2026-11-01T00:00:00Z",
    )
    begun = time.process_time()
    assert matched(need, {"everyone", "community"}, DAY).found
    took.append(time.process_time() - begun)
print(median(took) * 1000)
"""
COUNTED = """
import json
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from benchmarks.instances.solutions import addresses
client, queries, size = Client(headers={"host": "127.0.0.1"}), 0, 0
client.get("/exchange/")
for path in [path for paths in addresses().values() for path in paths]:
    with CaptureQueriesContext(connection) as context:
        answer = client.get(path)
    assert answer.status_code == 200
    queries, size = max(queries, len(context)), max(size, len(answer.content))
print(json.dumps({"queries": queries, "bytes": size}))
"""

if __name__ == "__main__":
    main()
