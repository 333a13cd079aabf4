"""Access shares over 10 million certificates on DuckDB: seconds and memory of the whole process, from Parquet files to shares.

`python -m benchmarks.population`; exit 1 when the bar is missed. The CPU time divided by the cores is held against the bar too: it is what
the run takes on a quiet machine; the time on the clock stands beside it with the load. `ENTENTE_BENCH_SPARK=1` runs Spark as well.
"""

import hashlib
import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from tests.scratch import PROJECT

ROWS = int(os.environ.get("ENTENTE_BENCH_POPULATION", "10000000"))
SECONDS = 10.0


def main() -> None:
    _django()
    from benchmarks.instances.population import market, written

    engines = ["duckdb", *(["spark"] if os.environ.get("ENTENTE_BENCH_SPARK") else [])]
    with tempfile.TemporaryDirectory() as folder:
        files = written(Path(folder), ROWS)
        (Path(folder) / "market.json").write_text(json.dumps(market().told))
        print(f"{ROWS:,} certificates in {len(files)} files, {os.cpu_count()} cores; bar {SECONDS:.0f} s")
        print(f"{'engine':<8}{'clock s':>9}{'CPU s':>9}{'peak MB':>9}{'load':>6}  result")
        kept = [_measured(engine, folder, files) for engine in engines]
    sys.exit(0 if kept[0] else 1)


def _measured(engine: str, folder: str, files: list[str]) -> bool:
    command = [sys.executable, "-m", "benchmarks.population", "--run", engine, folder, *files]
    load = os.getloadavg()[0]
    done = subprocess.run(command, cwd=PROJECT, capture_output=True, text=True, check=True)
    said = json.loads(done.stdout.strip().split("\n")[-1])
    figures = f"{said['clock']:>9.1f}{said['cpu']:>9.1f}{said['megabytes']:>9.0f}{load:>6.1f}"
    print(f"{engine:<8}{figures}  {said['digest'][:16]}, open {said['share']:.6f} of what is known", flush=True)
    return min(said["clock"], said["cpu"] / (os.cpu_count() or 1)) <= SECONDS


def _run(engine: str, folder: str, files: list[str]) -> None:
    """In a process of its own. Reading Python and Ibis is not counted, reading the market and the files is."""
    _django()
    import ibis  # noqa: F401 -- loaded before the clock starts

    from entente.market.dataset import Dataset
    from entente.market.population.engines import counted, day_of

    began, cpu = time.monotonic(), time.process_time()
    dataset = Dataset.read(json.loads((Path(folder) / "market.json").read_text()))
    told = counted(files, dataset, day_of(dataset.day), engine).told
    used = {"clock": time.monotonic() - began, "cpu": time.process_time() - cpu}
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    digest = hashlib.sha256(json.dumps(told).encode()).hexdigest()
    print(json.dumps(used | {"megabytes": peak, "digest": digest, "share": told["access"]["share"]}))


def _django() -> None:
    import django

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.settings")
    django.setup()


if __name__ == "__main__":
    if sys.argv[1:2] == ["--run"]:
        _run(sys.argv[2], sys.argv[3], sys.argv[4:])
    else:
        main()
