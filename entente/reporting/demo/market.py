"""The market in the demonstration: real schemes and rules; what sectors ask and what certificates cost is fictional, and marked so."""

from datetime import date, datetime
from decimal import Decimal
from random import Random

from entente.market.actions import keeping, loading, releasing
from entente.market.actions.dated import Read
from entente.market.actions.keeping import Asked, Range
from entente.market.choices import Mode, Scope
from entente.market.models import Market
from entente.people.models import Person

ON = date(2026, 1, 1)
SECTORS = ("nis2-energy", "nis2-transport", "nis2-banking", "nis2-digital-infrastructure", "nis2-manufacturing")
OWN = {"FR": "cspn", "DE": "bsz", "ES": "lince", "NL": "bspa"}  # a scheme of one's own for products of lower assurance
COSTS = (
    ("eucc", "substantial", 60, 110, 220),
    ("eucc", "high", 120, 240, 520),
    ("cspn", "one", 25, 40, 70),
    ("bsz", "one", 30, 48, 90),
    ("lince", "basic", 20, 35, 60),
    ("bspa", "one", 22, 38, 65),
    ("cpstic", "", 10, 18, 40),
    ("secnumcloud", "one", 150, 260, 480),
    ("c5", "type-2", 80, 140, 260),
    ("acn-cloud", "", 30, 60, 120),
    ("hds", "", 40, 75, 140),
    ("ens", "", 25, 50, 110),
)
NOTE = "Fictional: an example of the demonstration"


def add_all(by: Person, *, at: datetime, seed: int) -> None:
    loading.load(by=by, at=at)
    read = Read(source="", checked_on=at.date(), source_note=NOTE)
    for asked in _asked(Random(seed)):  # noqa: S311 -- the same demonstration every time
        keeping.set_acceptance(asked, read, on=ON, by=by, at=at)
    for scheme, level, *thousands in COSTS:
        low, likely, high = (Decimal(1000 * one) for one in thousands)
        keeping.set_cost(Range(scheme, level, low, likely, high, is_fictional=True), read, on=ON, by=by, at=at)
    releasing.release(as_of=ON, by=by, at=at)


def release(by: Person, *, at: datetime) -> None:
    """After the barriers are reported, which it counts."""
    releasing.release(as_of=at.date(), by=by, at=at)


def _asked(dice: Random) -> list[Asked]:
    """In some sectors of most states; of the rest nobody knows."""
    states = Market.objects.known().on(ON).filter(sector=SECTORS[0]).order_by("state_id").values_list("state_id", flat=True)
    told = [_one(state, sector, dice.random()) for state in states for sector in SECTORS if dice.random() < 0.8]
    return [one for one in told if one is not None]


def _one(state: str, sector: str, die: float) -> Asked:
    own = OWN.get(state)
    if die < 0.2:
        return Asked(state, sector, Scope.PRODUCT, Mode.NOTHING, requires=(), is_fictional=True)
    if own and die < 0.75:
        return Asked(state, sector, Scope.PRODUCT, Mode.PROCUREMENT, (own,), is_fictional=True)
    accepts = ("eucc:high",) if die > 0.85 else ("eucc:substantial", *((own,) if own else ()))
    return Asked(state, sector, Scope.PRODUCT, Mode.MANDATORY, accepts, is_fictional=True)
