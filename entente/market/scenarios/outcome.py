"""The figures of a scenario: the index with its parts year by year beside the baseline, who gains and loses, what becomes enough."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from entente.engine.fragmentation import Index, Part, measure
from entente.market.scenarios.gains import GROUPS, gains_of, share_of, sizes_of
from entente.market.scenarios.living import VALIDITY
from entente.market.scenarios.nouns import Baseline, Scenario
from entente.market.scenarios.state import State

SME = "sme"


@dataclass(frozen=True)
class Outcome:
    scenario: Scenario
    before: State
    after: tuple[State, ...]

    @property
    def told(self) -> dict[str, Any]:
        last, weights = self.after[-1] if self.after else self.before, self.scenario.weights
        dataset = self.scenario.baseline.dataset
        shares = dict(zip(("acc", "cost", "het"), weights.shares, strict=True))
        return {
            "name": self.scenario.name,
            "baseline": {"day": dataset.day, "hash": dataset.hash},
            "weights": shares,
            "measures": [{"name": one.name, "kind": one.kind, "on": one.on.isoformat()} for one in self.scenario.measures],
            "years": [_year(one, measure(one.world, weights)) for one in (self.before, *self.after)],
            "gains": {name: gains_of(self.before, last, of) for name, of in GROUPS.items()},
            "sizes": sizes_of(self.before, last),
            "enough": _enough(self.before, last),
            "saved_for_smes": _saved(self.before, last),
            "assumptions": _assumptions(self.scenario.baseline),
        }


def simulate(scenario: Scenario) -> Outcome:
    """Each year on its last day; the baseline on its own day, without any measure."""
    before = State(scenario.baseline, (), scenario.baseline.day)
    return Outcome(scenario, before, tuple(State(scenario.baseline, scenario.measures, date(year, 12, 31)) for year in scenario.years))


def told_part(part: Part) -> dict[str, float | None]:
    return {"value": part.value, "low": part.low, "high": part.high, "known": part.known}


def _year(state: State, index: Index) -> dict[str, Any]:
    parts = {name: told_part(part) for name, part in zip(("acc", "cost", "het"), index.parts, strict=True)}
    index_told = {"value": index.value, "low": index.low, "high": index.high}
    return {"day": state.day.isoformat(), "index": index_told, "parts": parts, "closed": index.closed, "enough": state.enough()[0]}


def _enough(before: State, after: State) -> dict[str, float]:
    return {"before": before.enough()[0], "after": after.enough()[0], "of": after.enough()[1]}


def _saved(before: State, after: State) -> dict[str, float] | None:
    """Euros that small and medium-sized holders need not spend to sell where something is required; None where not known."""
    found = {}
    for which in ("low", "likely", "high"):
        one, other = (state.further(which, share_of(state, SME)) for state in (before, after))
        if one is None or other is None:
            return None
        found[which] = one - other
    return found


def _assumptions(baseline: Baseline) -> list[str]:
    found = ["The number of certificates and the markets stay as in the baseline; each certificate is renewed when it ends."]
    if len(baseline.endings) < len(baseline.dataset.classes):
        found.append(f"Where no end is on file, certificates end evenly over {VALIDITY} years.")
    return found
