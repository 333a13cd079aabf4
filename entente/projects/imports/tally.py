"""What an import did, row by row of the three nouns."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from entente.projects.facts import ProjectFacts
from entente.projects.imports.sieve import REJECTED, REPEATED, LeftOut

PROJECTS, PARTICIPATIONS, ORGANISATIONS = NOUNS = ("projects", "participations", "organisations")
CREATED, CHANGED, UNCHANGED = OUTCOMES = ("created", "changed", "unchanged")


@dataclass(slots=True)
class Money:
    """A sum over what is stated; None while nothing is."""

    total: Decimal | None = None

    def add(self, amount: Decimal | None) -> None:
        if amount is not None:
            self.total = amount if self.total is None else self.total + amount

    def __str__(self) -> str:
        return f"{self.total:.2f}"


@dataclass(slots=True)
class Tally:
    rows: Counter[str] = field(default_factory=Counter)
    outcomes: dict[str, Counter[str]] = field(default_factory=lambda: {noun: Counter() for noun in NOUNS})
    left_out: Counter[str] = field(default_factory=Counter)
    eu_contribution: Money = field(default_factory=Money)
    total_cost: Money = field(default_factory=Money)
    silent: Counter[str] = field(default_factory=Counter)
    met: set[int] = field(default_factory=set)  # organisations
    made: set[int] = field(default_factory=set)
    filled: set[int] = field(default_factory=set)

    def add_batch(self, noun: str, rows: int, left_out: Sequence[LeftOut], outcomes: Iterable[str]) -> None:
        self.rows[noun] += rows
        self.left_out.update(one.kind for one in left_out)
        self.outcomes[noun].update(outcomes)

    def add_facts(self, facts: ProjectFacts) -> None:
        self.eu_contribution.add(facts.eu_contribution)
        self.total_cost.add(facts.total_cost)
        self.silent["start"] += facts.start_on is None
        self.silent["amounts"] += facts.eu_contribution is None and facts.total_cost is None

    def add_organisations(self, met: Iterable[int], made: Iterable[int], filled: Iterable[int]) -> None:
        """An organisation counts once, however many rows name it."""
        self.met.update(met)
        self.made.update(made)
        self.filled.update(filled)
        changed = len(self.filled - self.made)
        unchanged = len(self.met) - len(self.made) - changed
        self.outcomes[ORGANISATIONS] = Counter({CREATED: len(self.made), CHANGED: changed, UNCHANGED: unchanged})

    def add_earlier(self, done: Mapping[str, Mapping[str, int]]) -> None:
        """What earlier runs of the same import did is not "unchanged": this run only found it done."""
        for noun, counts in done.items():
            for outcome, count in counts.items():
                self.outcomes[noun][outcome] += count
                self.outcomes[noun][UNCHANGED] -= count

    def result(self) -> dict[str, Any]:
        """The figures that the command prints and the page shows; an amount that no row states is None."""
        return {
            **{noun: self.outcomes[noun].total() for noun in NOUNS},
            **{outcome: sum(self.outcomes[noun][outcome] for noun in NOUNS) for outcome in OUTCOMES},
            "rejected": self.left_out[REJECTED],
            "repeated": self.left_out[REPEATED],
            "by_noun": {noun: {outcome: self.outcomes[noun][outcome] for outcome in OUTCOMES} for noun in NOUNS},
            "rows": {PROJECTS: self.rows[PROJECTS], PARTICIPATIONS: self.rows[PARTICIPATIONS]},
            "ec_contribution": None if self.eu_contribution.total is None else str(self.eu_contribution),
            "total_cost": None if self.total_cost.total is None else str(self.total_cost),
            "without_start": self.silent["start"],
            "without_amounts": self.silent["amounts"],
        }
