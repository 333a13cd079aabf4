"""The certificate search over 100,000 certificates: pages a second, waiting times, questions, size of a page.

`python -m benchmarks.certificates`; exit 1 when a bar is missed. The load generator runs on the same machine; nothing is cached.
"""

import json
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from benchmarks.directory import BYTES, P99, PER_SECOND, QUERIES
from benchmarks.instances import serving
from tests.scratch import PROJECT, Installation, installation

CERTIFICATES = int(os.environ.get("ENTENTE_BENCH_CERTIFICATES", "100000"))


def main() -> None:
    print(f"{CERTIFICATES:,} certificates, {serving.PROCESSES} processes, {serving.CONNECTIONS} connections, {os.cpu_count()} cores")
    with tempfile.TemporaryDirectory() as home, installation(Path(home), on_postgresql=False) as here:
        took = _filled(here)
        print(f"written in {took:.0f} s; arrays of a process read anew in {float(here.python(READING)):.0f} ms after a write", flush=True)
        asked = json.loads(here.python(ASKED))
        with serving.served(here) as place:
            kept = _reported(place, asked)
        most = json.loads(here.python(COUNTED))
    print(f"questions to the database: at most {most['queries']} (bar {QUERIES}); largest page {most['bytes']:,} bytes (bar {BYTES:,})")
    sys.exit(0 if kept and most["queries"] <= QUERIES and most["bytes"] <= BYTES else 1)


def _reported(place: tuple[int, int], asked: dict[str, list[str]]) -> bool:
    print(serving.HEADINGS)
    mixed = [address for kind in ("none", "one", "several", "words") for address in asked[kind]]
    kept = [
        serving.reported(place, "500 addresses mixed", mixed, least=PER_SECOND, p99=P99),
        serving.reported(place, "words only", asked["words"], least=PER_SECOND, p99=P99),
    ]
    return all(kept)


def _filled(here: Installation) -> float:
    here.entente("vocabulary", "load")
    here.entente("schemes", "load")
    begun = time.monotonic()
    subprocess.run([sys.executable, "-c", WRITTEN], env={**os.environ, **here.environment}, cwd=PROJECT, check=True)
    return time.monotonic() - begun


WRITTEN = f"""
import django; django.setup()
from datetime import UTC, datetime
from benchmarks.instances.certificates import certificates
from entente.certification.imports.certificate_adding import add_many
from entente.members import actions
at = datetime(2026, 11, 1, tzinfo=UTC)
actions.found("Benchmark Partnership", by=None, at=at, shown_as_of=None)
facts = list(certificates({CERTIFICATES}))
for start in range(0, len(facts), 1000):
    add_many(facts[start : start + 1000], by=None, at=at)
"""
READING = """
import time
from django.utils import timezone
from entente.certification.queries.certificate_register import load
load(timezone.localdate())
begun = time.perf_counter(); load(timezone.localdate())
print((time.perf_counter() - begun) * 1000)
"""
ASKED = """
import json
from django.db.models import Count
from benchmarks.instances.certificates import addresses
from entente.certification.models import Certificate, Holder
holders = [one.pk for one in Holder.objects.annotate(n=Count("certificates")).order_by("-n", "pk")[:400]]
print(json.dumps(addresses(sorted(Certificate.objects.values_list("pk", flat=True)), holders)))
"""
COUNTED = """
import json
from django.db import connection
from django.db.models import Count
from django.test import Client
from django.test.utils import CaptureQueriesContext
from benchmarks.instances.certificates import addresses
from entente.certification.models import Certificate, Holder
client, queries, size = Client(headers={"host": "127.0.0.1"}), 0, 0
holders = [one.pk for one in Holder.objects.annotate(n=Count("certificates")).order_by("-n", "pk")[:400]]
asked = addresses(sorted(Certificate.objects.values_list("pk", flat=True)), holders)
client.get("/certification/certificates/")
for path in [path for paths in asked.values() for path in paths]:
    with CaptureQueriesContext(connection) as context:
        answer = client.get(path)
    assert answer.status_code == 200
    queries, size = max(queries, len(context)), max(size, len(answer.content))
print(json.dumps({"queries": queries, "bytes": size}))
"""

if __name__ == "__main__":
    main()
