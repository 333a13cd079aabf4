"""The demonstration: 245 members in seven classes and 28 countries, as ECSO counted them in September 2018, with invented names."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from random import Random

from entente.reporting.demo import names

CLASSES = (
    ("rto", ("research_centre", "university"), 66),
    ("sme", ("sme",), 60),
    ("large", ("large_company",), 55),
    ("association", ("association",), 22),
    ("public", ("national_authority", "regional_authority", "local_authority"), 22),
    ("user", ("end_user", "operator"), 14),
    ("cluster", ("association",), 6),
)  # sizes: https://ecs-org.eu/12th-board-of-directors-meeting
COUNTRIES = {
    "IT": 34,
    "ES": 31,
    "FR": 29,
    "DE": 27,
    "BE": 19,
    "GR": 11,
    "NL": 10,
    "PL": 10,
    "EE": 8,
    "FI": 7,
    "AT": 7,
    "CZ": 6,
    "PT": 6,
    "SE": 5,
    "IE": 5,
    "RO": 5,
    "LU": 4,
    "HU": 4,
    "SK": 3,
    "CY": 3,
    "DK": 2,
    "SI": 2,
    "BG": 2,
    "NO": 1,
    "GB": 1,
    "LV": 1,
    "LT": 1,
    "HR": 1,
}  # fmt: skip -- invented, 28 countries, 245 in all
CITIES = {
    "IT": "Torino",
    "ES": "León",
    "FR": "Rennes",
    "DE": "Bochum",
    "BE": "Leuven",
    "GR": "Patras",
    "NL": "Delft",
    "PL": "Łódź",
    "EE": "Tartu",
    "FI": "Oulu",
    "AT": "Graz",
    "CZ": "Brno",
    "PT": "Coimbra",
    "SE": "Lund",
    "IE": "Cork",
    "RO": "Iași",
    "LU": "Esch",
    "HU": "Szeged",
    "SK": "Košice",
    "CY": "Limassol",
    "DK": "Aarhus",
    "SI": "Maribor",
    "BG": "Varna",
    "NO": "Gjøvik",
    "GB": "Belfast",
    "LV": "Riga",
    "LT": "Kaunas",
    "HR": "Split",
}
REGIONS = {
    "IT": "ITC1",
    "ES": "ES41",
    "FR": "FRH0",
    "DE": "DEA5",
    "BE": "BE24",
    "GR": "EL63",
    "NL": "NL33",
    "PL": "PL71",
    "EE": "EE00",
    "FI": "FI1D",
    "AT": "AT22",
    "CZ": "CZ06",
    "PT": "PT16",
    "SE": "SE22",
    "IE": "IE05",
    "RO": "RO21",
    "LU": "LU00",
    "HU": "HU33",
    "SK": "SK04",
    "CY": "CY00",
    "DK": "DK04",
    "SI": "SI03",
    "BG": "BG33",
    "NO": "NO02",
    "LV": "LV00",
    "LT": "LT02",
    "HR": "HR03",
}
SIGNED = date(2016, 7, 5)


@dataclass(slots=True)
class Part:
    """One organisation of the demonstration and its life in the partnership."""

    name: str
    country: str
    kind: str
    category: str
    admitted_on: date
    number: int
    reached: int = 0
    signs_contract: bool = True
    delegates: list[str] = field(default_factory=list)

    @property
    def city(self) -> str:
        return CITIES[self.country]

    @property
    def region(self) -> str:
        return REGIONS.get(self.country, "")

    @property
    def is_cluster(self) -> bool:
        return self.category == "cluster"


def cast(random: Random) -> list[Part]:
    """The 245 members of 30 September 2018, in a fixed order."""
    countries = [country for country, count in COUNTRIES.items() for _ in range(count)]
    random.shuffle(countries)
    taken: set[str] = set()
    parts = [_part(random, taken, number, category, kind, countries[number]) for number, (category, kind) in enumerate(_roles(random))]
    for part in random.sample([part for part in parts if part.admitted_on <= date(2018, 6, 30)], 26):
        part.signs_contract = False
    _reach(random, parts)
    return parts


def _roles(random: Random) -> Iterator[tuple[str, str]]:
    for code, kinds, size in CLASSES:
        for index in range(size):
            yield code, kinds[0] if len(kinds) == 1 else kinds[index % len(kinds)]


def _part(random: Random, taken: set[str], number: int, category: str, kind: str, country: str) -> Part:
    name = names.organisation(random, "cluster" if category == "cluster" else kind, country, taken)
    return Part(name, country, kind, category, _admitted(random, number), number)


def _admitted(random: Random, number: int) -> date:
    """About 55 founders, over 200 a year later, four in September 2018; the order within classes is shuffled by a stride."""
    place = (number * 97) % 245
    if place < 55:
        return date(2016, 6, 17)
    if place < 205:
        return date(2016, 9, 14) + timedelta(days=(place - 55) * 280 // 150)
    return date(2018, 9, 19) if place >= 241 else date(2017, 9, 20) + timedelta(days=(place - 205) * 10 // 2)


def _reach(random: Random, parts: list[Part]) -> None:
    """2,060 entities reached through 22 associations and none through the clusters."""
    associations = [part for part in parts if part.category == "association"]
    weights = [random.randint(20, 160) for _ in associations]
    for part, weight in zip(associations, weights, strict=True):
        part.reached = 2060 * weight // sum(weights)
    associations[0].reached += 2060 - sum(part.reached for part in associations)
