"""Counting and power: an exact STV count of 250 weighted ballots, 40 candidates and 12 seats, and the power of 500 weights.

`python -m benchmarks.tally`; exit 1 when a bar is missed. The count's bar of DESIGN.md is 0.3 s on the clock; the others' figures are
those of DESIGN.md, measured on the same kind of machine. Power has no bar there; a second is this module's own for weights of a
partnership (one to three votes each), the larger families only tell.
"""

import os
import random
import sys
import time
from collections.abc import Callable, Sequence
from fractions import Fraction
from functools import partial
from statistics import median

from entente.engine.power import banzhaf, game, is_exact, shapley
from entente.engine.rules import Elects, Method
from entente.engine.tally import Ballot, Candidate, count, lot

BALLOTS, CANDIDATES, SEATS, SEEDS = 250, 40, 12, 10
BAR = 0.3
NUMBERS = range(1, CANDIDATES + 1)
_kept: list[bool] = []


def main() -> None:
    print(f"{os.cpu_count()} cores; seconds, median and worst of the runs")
    print(f"{'what':<52}{'median':>9}{'worst':>9}{'CPU':>9}{'bar':>6}{'load':>6}  kept")
    for method in (Method.STV_EXACT, Method.STV_SCOTTISH):
        for what, make in (("any order", _random), ("a few favourites, weighted", _favourites)):
            runs = [partial(_count, method, make(random.Random(seed))) for seed in range(SEEDS)]
            _timed(f"{method}, {BALLOTS} x {CANDIDATES} x {SEATS}, {what}", BAR, runs)
    print("pyrankvote: 1.1 s in floats; stvpoll: 0.44 s with random ties; votelib stops on ties.")
    for voters, most, bar in ((245, 3, 1.0), (500, 3, 1.0), (500, 20, None), (500, 100, None)):
        votes = game([random.Random(seed).randint(1, most) for seed in range(voters)])
        how = "exact" if is_exact(votes) else "to ten places"
        _timed(f"Banzhaf of {voters} weights of 1 to {most}, exact", bar, [partial(banzhaf, votes)])
        _timed(f"Shapley of {voters} weights of 1 to {most}, {how}", bar and 2 * bar, [partial(shapley, votes)])
    sys.exit(0 if all(_kept) else 1)


def _random(dice: random.Random) -> list[Ballot]:
    return [Ballot(tuple(dice.sample(NUMBERS, dice.randint(1, CANDIDATES)))) for _ballot in range(BALLOTS)]


def _favourites(dice: random.Random) -> list[Ballot]:
    """Long rankings that agree much: many surpluses early, whose fractions multiply."""
    rankings = [tuple(sorted(NUMBERS, key=lambda number: number + dice.gauss(0, 6))) for _ballot in range(BALLOTS)]
    return [Ballot(ranking, Fraction(dice.randint(1, 9))) for ranking in rankings]


def _count(method: Method, ballots: list[Ballot]) -> object:
    return count(Elects(method, SEATS), [Candidate(number) for number in NUMBERS], ballots, lot("benchmark", NUMBERS))


def _timed(what: str, bar: float | None, runs: Sequence[Callable[[], object]]) -> None:
    found, cpu = [], time.process_time()
    for run in runs:
        began = time.perf_counter()
        run()
        found.append(time.perf_counter() - began)
    used = (time.process_time() - cpu) / len(runs)
    _kept.append(bar is None or max(found) <= bar)
    said = "" if bar is None else "yes" if _kept[-1] else "NO"
    print(f"{what:<52}{median(found):9.3f}{max(found):9.3f}{used:9.3f}{bar or '-':>6}{os.getloadavg()[0]:6.1f}  {said}", flush=True)


if __name__ == "__main__":
    main()
