"""Priorities: 5,000 comparisons of 40 topics by 250 people, with bands from 1,000 replicates; ten seeds, truth normal with sd 1.

`python -m benchmarks.ranking`; exit 1 when the bar is missed: 5 s on the clock, and r > 0.98 between scores and truth for every seed.
choix needs 1.3 s for one fit without bands (DESIGN.md, on the same kind of machine).
"""

import os
import sys
import time
from statistics import median

import numpy as np

from entente.engine.ranking import Comparison, counted, ranking

PEOPLE, QUESTIONS, TOPICS, REPLICATES, SEEDS, BAR = 250, 20, 40, 1000, 10, 5.0


def simulated(seed: int) -> tuple[list[float], list[Comparison]]:
    """The truth, and what people say who hold it: each an organisation of its own, in seven categories."""
    dice = np.random.default_rng(seed)
    truth = dice.normal(size=TOPICS)
    rows = []
    for person in range(PEOPLE):
        for _question in range(QUESTIONS):
            one, other = dice.choice(TOPICS, 2, replace=False)
            if dice.random() > 1 / (1 + np.exp(truth[other] - truth[one])):
                one, other = other, one
            rows.append(Comparison(f"r{person}", f"o{person}", f"c{person % 7}", f"t{one:02}", f"t{other:02}"))
    return truth.tolist(), rows


def main() -> None:
    seconds, fits, used = [], [], time.process_time()
    for seed in range(SEEDS):
        truth, rows = simulated(seed)
        began = time.perf_counter()
        found = ranking(counted(rows), replicates=REPLICATES, seed=seed)
        seconds.append(time.perf_counter() - began)
        scores = {row.topic: row.score for row in found}
        fits.append(float(np.corrcoef([scores[f"t{number:02}"] for number in range(TOPICS)], truth)[0, 1]))
    cpu = (time.process_time() - used) / SEEDS
    what = f"{PEOPLE * QUESTIONS:,} comparisons, {TOPICS} topics, {REPLICATES:,} replicates"
    print(f"{what}; {os.cpu_count()} cores, load {os.getloadavg()[0]:.1f}")
    print(f"seconds: median {median(seconds):.2f}, worst {max(seconds):.2f}, CPU with the simulation {cpu:.2f}; bar {BAR}")
    print(f"r with the truth: least {min(fits):.4f}, median {median(fits):.4f}; bar 0.98")
    sys.exit(0 if max(seconds) <= BAR and min(fits) > 0.98 else 1)


if __name__ == "__main__":
    main()
