"""What would become of the market? A frozen baseline, measures with dates, and the figures year by year. Pure: plain facts in and out."""

from entente.market.scenarios.nouns import Baseline, Malformed, Measure, Scenario
from entente.market.scenarios.outcome import Outcome, simulate
from entente.market.scenarios.reading import read, read_baseline, written

__all__ = ["Baseline", "Malformed", "Measure", "Outcome", "Scenario", "read", "read_baseline", "simulate", "written"]
