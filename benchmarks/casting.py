"""1,000 delegates cast a secret ballot within one minute: nothing lost, nobody counted twice, p99 below a second. On both databases.

`python -m benchmarks.casting`; exit 1 when a bar is missed. Each delegate opens the ballot page and sends it, at a moment drawn at random
within the minute; one in ten sends the same ballot twice at once, as a hand that does not trust the connection does.
ENTENTE_DELEGATES and ENTENTE_CAST_SECONDS make it smaller.
"""

import os
import random
import sys
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from benchmarks.instances import assembly, serving
from benchmarks.instances.assembly import Assembly, Delegate
from benchmarks.instances.working import postgresql_answers
from tests.scratch import installation

DELEGATES, SECONDS = int(os.environ.get("ENTENTE_DELEGATES", "1000")), int(os.environ.get("ENTENTE_CAST_SECONDS", "60"))
BAR, HANDS, TWICE = 1.0, 200, 10


def main() -> None:
    cores = os.cpu_count()
    print(f"{DELEGATES:,} delegates within {SECONDS} s, {serving.PROCESSES} server processes, {cores} cores, load generator beside them.")
    widths = {"page p50": 9, "p99 ms": 8, "cast p50": 9, "p99 ms ": 8, "worst": 8, "ballots": 9, "lost": 6, "twice": 7, "load": 7}
    print(f"{'database':<12}" + "".join(f"{name.strip():>{width}}" for name, width in widths.items()) + "  kept")
    databases = [False, *([True] if postgresql_answers() else [])]
    kept = [_measured(on_postgresql) for on_postgresql in databases]
    sys.exit(0 if all(kept) else 1)


def _measured(on_postgresql: bool) -> bool:
    with tempfile.TemporaryDirectory() as home, installation(Path(home), on_postgresql=on_postgresql) as here:
        of = assembly.filled(here, DELEGATES)
        with serving.served(here) as (port, _server):
            pages, casts = _minute(port, of)
            load = os.getloadavg()[0]
        found = assembly.counted(here, of.vote)
    receipts = found["receipts"]
    assert isinstance(receipts, list)
    lost = sum(one.receipt not in set(receipts) for one in of.delegates)
    twice = len(receipts) - len(set(receipts)) + max(0, int(str(found["cast"])) - DELEGATES)
    right = found["problems"] == [] and sum(one.choice == "for" for one in of.delegates) == found["for"]
    kept = not lost and not twice and right and found["ballots"] == found["voted"] == DELEGATES and _at(casts, 0.99) < BAR
    figures = f"{_ms(pages, 0.5)}{_ms(pages, 0.99, 8)}{_ms(casts, 0.5)}{_ms(casts, 0.99, 8)}{max(casts) * 1000:8.0f}"
    database = "PostgreSQL" if on_postgresql else "SQLite"
    print(f"{database:<12}{figures}{found['ballots']:9}{lost:6}{twice:7}{load:7.1f}  {'yes' if kept else 'NO'}", flush=True)
    return kept


def _minute(port: int, of: Assembly) -> tuple[list[float], list[float]]:
    dice, begun = random.Random(2018), time.monotonic()
    moments = sorted(dice.uniform(0, SECONDS) for _ in of.delegates)
    with ThreadPoolExecutor(HANDS) as hands:
        coming = list(zip(of.delegates, moments, strict=True))
        done = [hands.submit(_vote, port, of.vote, one, begun + moment) for one, moment in coming]
        again = [hands.submit(_vote, port, of.vote, one, begun + moment) for one, moment in coming[::TWICE]]
    timed = [one.result() for one in [*done, *again]]
    return [page for page, _cast in timed if page], [cast for _page, cast in timed]


def _vote(port: int, vote: int, one: Delegate, moment: float) -> tuple[float, float]:
    """The page, unless the ballot was cast already, and the ballot; seconds from the moment the delegate wanted to."""
    time.sleep(max(0.0, moment - time.monotonic()))
    try:
        page = assembly.opened(port, vote, one)
    except AssertionError:  # its other hand was faster: the page leads on
        page = 0.0
    return page, assembly.cast(port, vote, one)


def _at(values: list[float], share: float) -> float:
    return sorted(values)[min(len(values) - 1, int(len(values) * share))]


def _ms(values: list[float], share: float, width: int = 9) -> str:
    return f"{_at(values, share) * 1000:{width}.0f}"


if __name__ == "__main__":
    main()
