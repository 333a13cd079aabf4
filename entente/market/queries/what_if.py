"""What candidates would open today, kept by each process until something of the market changes: one query asks whether it did."""

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any

from entente.engine.fragmentation import Index, measure
from entente.market.models import Measure
from entente.market.queries.baseline import baseline
from entente.market.queries.current import version
from entente.market.queries.measures import Opens, countable
from entente.market.scenarios import Malformed, read

MOST = 60  # candidates that are slid together
MOST_MET = 512  # choices that are remembered


@dataclass(frozen=True)
class Candidates:
    """`broken` names candidates whose terms the market of the day does not know; `met`: what was counted before, by choice."""

    day: date
    measures: list[Measure]
    broken: list[tuple[Measure, str]]
    opens: Opens
    met: dict[int, Index] = field(default_factory=dict)

    def choice(self, slugs: list[str]) -> int:
        return sum(1 << place for place, one in enumerate(self.measures) if one.slug in slugs)

    def answer(self, choice: int) -> dict[str, Any]:
        """The index with its parts before and with the choice, what that costs, and what stands against choosing it so."""
        chosen = [one for place, one in enumerate(self.measures) if choice >> place & 1]
        low, high = (sum((getattr(one, name) or Decimal(0) for one in chosen), start=Decimal(0)) for name in ("cost_low", "cost_high"))
        before, after = self.index(0), self.index(choice)
        return {
            "chosen": chosen,
            "before": before,
            "after": after,
            "opened": (before.acc.value or 0.0) - (after.acc.value or 0.0),
            "low": low,
            "high": high,
            "uncosted": [one for one in chosen if one.cost_low is None],
            "against": _against(chosen),
        }

    def index(self, choice: int) -> Index:
        """All chosen together, in force on the day; remembered until the market changes."""
        found = self.met.get(choice)
        if found is None:
            if len(self.met) >= MOST_MET:
                self.met.clear()
            found = self.met[choice] = measure(self.opens.together(choice).world)
        return found


_kept: tuple[tuple[str, date], Candidates] | None = None


def candidates(day: date) -> Candidates:
    global _kept
    now = (version(), day)
    if _kept is None or _kept[0] != now:
        _kept = (now, _read(day))
    return _kept[1]


def _read(day: date) -> Candidates:
    frozen = baseline(day)
    good, broken = list[Measure](), list[tuple[Measure, str]]()
    for one in countable()[:MOST]:
        try:
            read({"measures": [{**one.told, "on": day.isoformat()}]}, frozen)
        except Malformed as wrong:
            broken.append((one, str(wrong)))
        else:
            good.append(one)
    opens = Opens(frozen, good)
    return Candidates(day, good, broken, opens)


def _against(chosen: list[Measure]) -> list[tuple[Measure, str, str]]:
    """(measure, "requires" or "excludes", the other's title)."""
    slugs, found = {one.pk for one in chosen}, list[tuple[Measure, str, str]]()
    for place, one in enumerate(chosen):
        found += [(one, "requires", other.title) for other in one.requires.all() if other.pk not in slugs]
        found += [(one, "excludes", other.title) for other in chosen[place + 1 :] if one.group and other.group == one.group]
    return found
