"""The list of advisories over 20,000 of them: questions to the database, size and time of a page, for a visitor and for a member.

`python -m benchmarks.watch`; exit 1 when a bar is missed. Pages are asked one after another in one process; nothing is cached.
"""

import json
import os
import sys
import tempfile
import time
from pathlib import Path

from benchmarks.directory import BYTES, P99, QUERIES
from tests.scratch import Installation, installation

ADVISORIES = int(os.environ.get("ENTENTE_BENCH_ADVISORIES", "20000"))


def main() -> None:
    print(f"{ADVISORIES:,} advisories, one in ten for one group only; load {os.getloadavg()[0]:.2f}, {os.cpu_count()} cores")
    with tempfile.TemporaryDirectory() as home, installation(Path(home), on_postgresql=False) as here:
        here.entente("vocabulary", "load")
        here.entente("collectstatic", "--noinput", "--verbosity", "0")
        took = _filled(here)
        print(f"imported in {took:.0f} s")
        found = json.loads(here.python(ASKED))
    print("| page | ms, median | ms, 99 of 100 | questions | bytes |\n|---|---|---|---|---|")
    for name, one in found.items():
        print(f"| {name} | {one['median']:.0f} | {one['p99']:.0f} | {one['queries']} | {one['bytes']:,} |")
    kept = all(
        one["queries"] <= QUERIES and one["bytes"] <= BYTES and one["p99"] <= P99
        for name, one in found.items()
        if name not in {"picture", "one advisory"}
    )
    print(f"bars: {QUERIES} questions, {BYTES:,} bytes, {P99} ms at 99 of 100; the picture is beside them")
    sys.exit(0 if kept else 1)


def _filled(here: Installation) -> float:
    begun = time.monotonic()
    here.python(WRITTEN)
    return time.monotonic() - begun


WRITTEN = f"""
import json
from django.utils import timezone
from entente.members import actions as members
from entente.governance import actions as governance
from entente.watch import actions
from entente.watch.imports.run import AdvisoryImport
from entente.people.actions import add_person
from entente.vocabulary.models import Sector
now = timezone.now()
members.found("Benchmark Partnership", by=None, at=now, shown_as_of=None)
by = add_person("Bench", "bench@example.org", by=None, at=now)
body = governance.found("WG1", "Circle", on=now.date(), by=None, at=now)
circle = actions.keep_circle(body, actions.CircleFacts(list(Sector.objects.filter(pk="demand-energy"))), by=by, at=now)
sectors = ["Energy", "Health", "Finance", "Transport"]
levels = ["3.1", "5.4", "7.5", "9.8"]
def event(n):
    tags = [{{"name": "tlp:amber" if n % 10 == 0 else "tlp:clear"}}, {{"name": f'misp-galaxy:sector="{{sectors[n % 4]}}"'}}]
    day = f"{{2024 + n % 3}}-{{1 + n % 12:02}}-{{1 + n % 28:02}}"
    words = {{"type": "text", "value": f"Word{{n % 500}} of an invented flaw."}}
    held = [{{"type": "vulnerability", "value": f"CVE-1900-{{10000 + n}}"}}, words]
    info = f"Invented flaw {{n}} of product {{n % 700}}"
    return {{"Event": {{"uuid": f"u{{n}}", "info": info, "date": day, "Tag": tags, "Attribute": held}}}}
for begin in range(0, {ADVISORIES}, 2000):
    content = json.dumps([event(n) for n in range(begin, min(begin + 2000, {ADVISORIES}))]).encode()
    AdvisoryImport([("events.json", content)], by, now, "misp", circle).run()
"""
ASKED = """
import json, random, statistics, time
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from entente.watch.models import Advisory
client, lot = Client(headers={"host": "127.0.0.1"}), random.Random(1)
some = lot.sample(list(Advisory.objects.filter(marking="CLEAR").values_list("pk", flat=True)), 60)
asked = {
    "no filter": ["/watch/"] * 40,
    "one filter": [f"/watch/?sector=demand-{name}" for name in ("energy", "health", "finance", "transport")] * 10,
    "words": [f"/watch/?q=word{n}" for n in range(0, 400, 10)],
    "further pages": [f"/watch/?after={pk}" for pk in some],
    "one advisory": [f"/watch/{pk}/" for pk in some],
    "picture": ["/watch/picture/"] * 10,
}
found = {}
for name, paths in asked.items():
    client.get(paths[0])
    took, queries, size = [], 0, 0
    for path in paths:
        begun = time.perf_counter()
        answer = client.get(path)
        took.append((time.perf_counter() - begun) * 1000)
        assert answer.status_code == 200, path
        size = max(size, len(answer.content))
    with CaptureQueriesContext(connection) as counted:
        client.get(paths[-1])
    took.sort()
    p99 = took[min(len(took) - 1, int(len(took) * 0.99))]
    found[name] = {"median": statistics.median(took), "p99": p99, "queries": len(counted), "bytes": size}
print(json.dumps(found))
"""

if __name__ == "__main__":
    main()
