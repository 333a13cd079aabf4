"""Fictional certificates by the million as Parquet, and a market of 27 states with rules whose caps they meet or do not."""

from pathlib import Path

import numpy as np

from entente.market.choices import CONSUMERS, sectors
from entente.market.dataset import AcceptanceFact, Dataset, LevelFact, MarketFact, RuleFact

STATES = "AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IT LT LU LV MT NL PL PT RO SE SI SK".split()
NATIONAL = [f"cc-{state.lower()}" for state in STATES]
CATEGORIES = [f"category-{number}" for number in range(15)]
CLASSES = [f"class-{number}" for number in range(200)]
LEVELS = [*(f"{one}:EAL{eal}" for one in NATIONAL for eal in range(1, 8)), "eucc:substantial", "eucc:high", "not-on-file"]
BATCH = 1_000_000
DAY = "2026-11-01"


def market() -> Dataset:
    """National Common Criteria schemes, EUCC, agreements with caps, one rule that nobody confirmed."""
    levels = [LevelFact(scheme, f"EAL{eal}", eal, ("product",)) for scheme in NATIONAL for eal in range(1, 8)]
    levels += [LevelFact("eucc", name, rank, ("product",)) for rank, name in enumerate(("substantial", "high"), 1)]
    asking = [sector for sector in sectors() if sector != CONSUMERS]
    places = [(state, sector) for state in STATES for sector in asking]
    kinds = ("mandatory", "procurement", "voluntary", "nothing")
    acceptances = [
        AcceptanceFact(state, sector, "product", kinds[place % 4], () if place % 4 == 3 else (f"cc-{state.lower()}:EAL{1 + place % 4}",))
        for place, (state, sector) in enumerate(places)
        if place % 11
    ]
    everywhere = tuple(NATIONAL)
    rules = (
        RuleFact("agreement", "Agreement up to EAL4", everywhere[:17], everywhere[:17], True, most_eal=4),
        RuleFact("domain", "Agreement in a domain", everywhere[:17], everywhere[:17], True, domain="smart-cards"),
        RuleFact("world", "Agreement up to EAL2", everywhere, everywhere, True, most_eal=2, profile="cpp"),
        RuleFact("eucc", "European certificates", ("eucc:high",), tuple(f"{scheme}:EAL4" for scheme in NATIONAL), most_ava_van=5),
        RuleFact(
            "maybe", "Not confirmed", ("cc-se",), tuple(f"{one}:EAL2" for one in NATIONAL[:5]), category="category-3", is_confirmed=False
        ),
    )
    shares = [MarketFact(state, sector, 0.1 + (place % 7) / 10) for place, (state, sector) in enumerate(places)]
    return Dataset(DAY, (), tuple(shares), tuple(acceptances), rules, tuple(levels))


def written(folder: Path, rows: int, seed: int = 2018) -> list[str]:
    """Files of up to a million rows each."""
    import pyarrow.parquet as parquet

    dice, found = np.random.default_rng(seed), []
    for start in range(0, rows, BATCH):
        path = folder / f"certificates-{start // BATCH:03}.parquet"
        parquet.write_table(_table(dice, min(BATCH, rows - start)), path)
        found.append(str(path))
    return found


def _table(dice: np.random.Generator, rows: int) -> object:
    """A class says what its products are and how deeply they are looked at; scheme, home, dates and gaps in the data vary inside it."""
    import pyarrow as pa

    kind = dice.integers(0, len(CLASSES), rows)
    eal = 1 + kind % 7
    scheme = dice.integers(0, len(NATIONAL) + 2, rows)
    level = np.where(scheme < len(NATIONAL), scheme * 7 + eal - 1, len(NATIONAL) * 7 + dice.integers(0, 3, rows))
    begins = dice.integers(0, 3650, rows).astype("timedelta64[D]") + np.datetime64("2018-01-01")
    ends = begins + (365 * dice.choice([2, 3, 5], rows)).astype("timedelta64[D]")
    unstated = dice.random((5, rows)) < np.array([0.1, 0.2, 0.6, 0.5, 0.02])[:, None]
    columns = {
        "class": _picked(pa, CLASSES, kind),
        "scheme_level": _picked(pa, LEVELS, level),
        "home_state": _picked(pa, STATES, dice.integers(0, len(STATES), rows)),
        "category": _picked(pa, CATEGORIES, kind % len(CATEGORIES)),
        "eal": pa.array(eal.astype("int64"), mask=unstated[0]),
        "ava_van": pa.array(np.minimum(eal, 5).astype("int64"), mask=unstated[1]),
        "domain": _picked(pa, ["smart-cards", "security-boxes"], kind % 2, unstated[2]),
        "profile": _picked(pa, ["cpp", "none"], kind // 2 % 2, unstated[3]),
        "valid_from": pa.array(begins),
        "valid_to": pa.array(ends, mask=unstated[4]),
        "weight": pa.array(dice.integers(1, 3_000_000, rows)),
    }
    return pa.table(columns)


def _picked(pa: object, names: list[str], which: np.ndarray, unstated: np.ndarray | None = None) -> object:
    return pa.array(np.array(names, object)[which], mask=unstated)  # type: ignore[attr-defined]
