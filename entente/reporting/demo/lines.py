"""Invented contributions: about 1,200 lines of 2016 to 2018, most decided, some waiting, a few with a story."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from random import Random

from entente.reporting.demo.cast import Part

ACTIVITIES = ("ineligible", "follow_up", "demonstration", "production", "training", "standardisation", "awareness")
LIKELY = (14, 34, 16, 14, 10, 6, 6)
TYPICAL = {"large": 980_000, "user": 620_000, "sme": 132_000, "association": 68_000, "cluster": 60_000}
GRADES, OFTEN = ("A", "B", "C", "D"), (38, 34, 24, 4)
LATE = 0.3  # of the lines of 2017 come in with those of 2018 (not the few estimates, whose difference would be nobody else's)
OUTCOMES, SHARES = ("accepted", "reduced", "rejected", "waiting"), (86, 6, 3, 5)


@dataclass(frozen=True, slots=True)
class Line:
    """One declaration and what becomes of it."""

    part: Part
    year: int
    activity: str
    amount: Decimal
    grade: str
    outcome: str
    declared_at: datetime
    currency: str = "EUR"
    reason: str = ""
    note: str = ""
    decided_at: datetime | None = None


def lines(random: Random, answering: list[Part]) -> Iterator[Line]:
    for part in answering:
        for year in (2016, 2017, 2018):
            if part.category in TYPICAL and part.admitted_on <= date(year, 12, 31):
                yield from _year(random, part, year)


def _year(random: Random, part: Part, year: int) -> Iterator[Line]:
    most = {2016: 3, 2017: 7, 2018: 8}[year]
    for _ in range(random.randint(1 if year == 2016 else 2, most)):
        typical = TYPICAL[part.category] * {2016: 0.5, 2017: 1.1, 2018: 1.25}[year]
        amount = Decimal(4_000 + round(random.lognormvariate(0, 0.75) * typical, -1))
        activity = random.choices(ACTIVITIES, LIKELY)[0]
        yield _line(random, part, year, activity, amount)


def _line(random: Random, part: Part, year: int, activity: str, amount: Decimal) -> Line:
    outcome = random.choices(OUTCOMES, SHARES)[0]
    grade = random.choices(GRADES, OFTEN)[0]
    declared = datetime(year + 1, 1, 15, 9, tzinfo=UTC) + timedelta(days=random.randint(0, 90), minutes=random.randint(0, 400))
    if year == 2018 or (year == 2017 and grade != "D" and random.random() < LATE):
        declared = datetime(2018, 5, 14, 9, tzinfo=UTC) + timedelta(days=random.randint(0, 110), minutes=random.randint(0, 400))
    decided = None if outcome == "waiting" else declared + timedelta(days=random.randint(5, 20))
    currency = {"SE": "SEK", "PL": "PLN", "CZ": "CZK"}.get(part.country, "EUR") if random.random() < 0.5 else "EUR"
    return Line(
        part, year, activity, amount, grade, outcome, declared, currency, "not_evidenced" if outcome == "rejected" else "", "", decided
    )
