"""The figures of the contract as `entente leverage --json` prints them. Null is not known, or not published."""

from datetime import date

from ninja import Field, Schema


class EuOut(Schema):
    """EU money: stated by the source, or between low and high by the funding rates."""

    projects: int
    total_cost: str | None
    stated: str | None
    low: str | None
    high: str | None


class DaysAsked(Schema):
    as_of: date | None = Field(None, description="The day the figures speak of; only for who sees live figures.")
    known_by: date | None = Field(None, description="What was known by the end of this day; the day of as_of unless given.")


class Interval(Schema):
    low: str
    high: str | None


Factor = str | Interval | None


class TargetOut(Schema):
    private: str
    total: str
    amount: str


class LeftOutOut(Schema):
    reason: str
    lines: int
    amount: str | None


class SoFarOut(Schema):
    eu: EuOut
    private: dict[str, str | None]


class YearOut(Schema):
    year: int
    eu: EuOut
    private: dict[str, str | None]
    so_far: SoFarOut
    expected: str


class LeverageOut(Schema):
    """As `entente leverage --json`."""

    as_of: date
    known_by: date
    eu: EuOut
    private: dict[str, str | None]
    per_eu_euro: dict[str, Factor]
    total_per_eu_euro: dict[str, Factor]
    target: TargetOut
    expected_by_now: str
    answered: str | None
    years: list[YearOut]
    left_out: list[LeftOutOut]
