"""What-if on a market of 60 classes x 540 markets, and the pages of the market at that size.

`python -m benchmarks.market`; exit 1 when a bar is missed. The index is timed for choices that were met before, as while sliding back
and forth; the page of a choice that is met first works all of the index out anew. Pages are asked one after the other inside one
process. Like every bar of milliseconds, these are held against the CPU time of the one thread at work, which is the time it takes on a
quiet machine.
"""

import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median

import numpy as np

from entente.engine.access import Caps, Classes, Markets, Rule, Rules
from entente.engine.fragmentation import Costs, World, measure
from tests.scratch import PROJECT, Installation, installation

CLASSES, STATES, SECTORS, LEVELS = 60, 27, 20, 40
INDEX_MICROSECONDS, PAGE_MILLISECONDS = 10, 50


def world(seed: int = 1) -> World:
    dice = np.random.default_rng(seed)
    markets = STATES * SECTORS
    weight, eal = dice.integers(1, 50, CLASSES).astype(float), dice.integers(1, 8, CLASSES)
    classes = Classes.of(dice.integers(0, LEVELS, CLASSES), dice.integers(0, STATES, CLASSES), weight=weight, eal=eal)
    state, sector = np.repeat(np.arange(STATES), SECTORS), np.tile(np.arange(SECTORS), STATES)
    accepted, size = dice.random((LEVELS, markets)) < 0.15, dice.random(markets)
    asked = Markets.of(state, dice.integers(0, 5, markets), accepted, sector=sector, size=size)
    rules = [Rule([int(dice.integers(LEVELS))], [int(dice.integers(LEVELS))], Caps(eal=int(dice.integers(2, 8)))) for _ in range(10)]
    costs = Costs(np.full(LEVELS, 10.0), 10 + 10 * dice.random(LEVELS), np.full(LEVELS, 30.0))
    requires = dice.random((markets, 12)) < 0.3
    offers = classes.chosen(np.arange(0))
    return World(classes, asked, Rules.of(rules, LEVELS, markets), offers, costs, requires, np.ones(12), np.ones(markets, bool))


def main() -> None:
    print(f"{CLASSES} classes x {STATES * SECTORS} markets, {os.cpu_count()} cores")
    print(f"{'what':<44}{'median':>12}{'p95':>12}{'bar':>12} {'load':>6}")
    _anew()
    with tempfile.TemporaryDirectory() as home, installation(Path(home), on_postgresql=False) as here:
        kept = _pages(here)
    sys.exit(0 if kept else 1)


def _anew() -> None:
    before = world()
    _line("all of the index anew, chains known", [_seconds(lambda: measure(before)) for _ in range(5)], None, 1e3, "ms")


def _seconds(work: Callable[[], object]) -> float:
    begun = time.thread_time()
    work()
    return time.thread_time() - begun


def _line(what: str, runs: list[float], bar: float | None, scale: float, unit: str, by: str = "p95") -> bool:
    found = {"median": median(runs) * scale, "p95": float(np.quantile(runs, 0.95)) * scale}
    kept = bar is None or found[by] <= bar
    said = "" if bar is None else f"<={bar} {unit}"
    figures = f"{found['median']:>9.2f} {unit}{found['p95']:>9.2f} {unit}"
    print(f"{what:<44}{figures}{said:>12} {os.getloadavg()[0]:>6.1f}{'' if kept else '  MISSED'}")
    return kept


def _pages(here: Installation) -> bool:
    here.entente("vocabulary", "load")
    plain = {"ENTENTE_STATIC_STORAGE": "django.contrib.staticfiles.storage.StaticFilesStorage"}
    environment = {**os.environ, **here.environment, **plain}
    done = subprocess.run([sys.executable, "-c", ASKED], env=environment, cwd=PROJECT, check=True, stdout=subprocess.PIPE, text=True)
    found = json.loads(done.stdout.splitlines()[-1])
    slid = _line("the index while sliding", found.pop("sliding"), INDEX_MICROSECONDS, 1e6, "us", by="median")
    return all([slid, *(_line(name, seconds, PAGE_MILLISECONDS, 1e3, "ms") for name, seconds in found.items())])


ASKED = """
import json, time
import django; django.setup()
from datetime import date
from django.conf import settings; settings.ALLOWED_HOSTS = ["testserver"]
from django.test import Client
from django.utils import timezone
from entente.certification.models import Certificate
from entente.market.queries.what_if import candidates
from tests.factories import market, measures, members
from tests.factories.certificates import certificate
members.partnership(); market.market()
made = [certificate(f"Holder {n}", category=f"Category {n % 20}", level=("high", "substantial")[n % 2], country=("FR", "DE", "NL")[n % 3])
        for n in range(60)]
for n, state in enumerate("AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IT LT LU LV MT NL PL PT RO SE SI SK".split()):
    for sector in ("energy", "transport", "banking", "space", "waste", "food", "postal", "research"):
        market.asks(state, f"nis2-{sector}", "eucc:high" if n % 2 else "cspn")
slugs = [measures.candidate(f"Candidate {n}", effect="accept", terms={"accepts": ["eucc:substantial"], "states": [state]}).slug
         for n, state in enumerate("AT BE BG CY CZ DE DK EE ES FI".split())]
address = "/market/measures/what-if/?"
asked = [address + "&".join(f"with={slug}" for n, slug in enumerate(slugs) if choice >> n & 1) for choice in range(121)]
client, found = Client(), {}
assert "Not counted" not in (page := client.get(asked[120]).content.decode()) and "Candidate 9" in page
pages = {"access of a certificate": [f"/market/certificates/{one.pk}/" for one in made], "overview": ["/market/"],
         "what markets ask": ["/market/asked/"], "market by scheme": ["/market/schemes/"],
         "one market": ["/market/states/DE/nis2-energy/"],
         "what if, each choice met first": asked, "what if, sliding back": asked[:20],
         "cheapest set": ["/market/sell/?scope=product&states=DE&states=FR&sectors=nis2-energy"]}
for name, addresses in pages.items():
    seconds = []
    for turn in range(121):
        begun = time.thread_time()
        answer = client.get(addresses[turn % len(addresses)])
        assert answer.status_code == 200, (name, answer.status_code)
        seconds.append(time.thread_time() - begun)
    found[name] = seconds[1:]  # the first fills the process's arrays
known = candidates(timezone.localdate())
slid = []
for turn in range(400):
    begun = time.thread_time()
    for choice in range(120):
        known.index(choice)
    slid.append((time.thread_time() - begun) / 120)
found["sliding"] = slid
print(json.dumps(found))
"""

if __name__ == "__main__":
    main()
