"""Random ledgers for the laws of disclosure: a small partnership, its accepted lines, and an earlier state of them."""

from dataclasses import dataclass
from decimal import Decimal
from random import Random

from entente.engine.disclosure import Line, Structure, Unit

TABLES = (("year",), ("country",), ("class",), ("activity",), ("grade",), ("year", "grade"))
COUNTRIES, CLASSES, YEARS = ("BE", "CZ", "DE", "FR"), ("large", "sme", "user"), ("2016", "2017")
ACTIVITIES, GRADES = ("demo", "follow", "train"), ("A", "B", "P")


@dataclass(frozen=True)
class Ledger:
    """`before` is what was accepted when the earlier release was made; `is_corrected`: some of it fell or vanished since."""

    structure: Structure
    before: tuple[Line, ...]
    now: tuple[Line, ...]
    is_corrected: bool


def random_ledger(seed: int) -> Ledger:
    """Between 6 and 16 contributors with skewed amounts; every third ledger has corrections."""
    chance = Random(seed)
    units = random_units(chance, chance.randint(6, 16), COUNTRIES[: chance.randint(2, 4)], CLASSES[: chance.randint(2, 3)])
    old = [random_line(chance, units) for _ in range(chance.randint(15, 60))]
    new = [random_line(chance, units) for _ in range(chance.choice((0, 3, 15, 30, 45)))]
    kept = [corrected(chance, line) for line in old] if seed % 3 == 0 else old
    structure = Structure(tuple(units), {"year": YEARS, "activity": ACTIVITIES, "grade": GRADES}, {"grade": ("P",)})
    return Ledger(structure, tuple(old), (*kept, *new), seed % 3 == 0)


def random_units(chance: Random, count: int, countries: tuple[str, ...], classes: tuple[str, ...]) -> list[Unit]:
    """Some contributors stand in two places, as groups of companies do."""
    names = [f"group {number:02}" for number in range(count)]
    names += chance.sample(names, count // 5)
    return [Unit(name, {"country": chance.choice(countries), "class": chance.choice(classes)}) for name in names]


def random_line(chance: Random, units: list[Unit]) -> Line:
    unit, grade = chance.choice(units[: 2 + len(units) * 2 // 3]), chance.choice(GRADES)
    amount = Decimal(round(chance.lognormvariate(10, chance.choice((0.5, 2.0))) * 100)) / 100
    at = {**unit.at, "year": chance.choice(YEARS), "activity": chance.choice(ACTIVITIES), "grade": grade}
    return Line(unit.contributor, amount, at, is_public=grade == "P")


def corrected(chance: Random, line: Line) -> Line:
    share = Decimal(chance.choice(("1", "1", "1", "1", "1", "0.5", "0")))
    return Line(line.contributor, (line.amount * share).quantize(Decimal("0.01")), line.at, line.is_public)
