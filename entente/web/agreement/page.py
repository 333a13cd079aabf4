"""What the contract's page says, from figures of either kind."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _

from entente.agreement.queries.private import reading_name, sentence_of
from entente.agreement.queries.reasons import left_out_in_short
from entente.web.agreement.charts import path_chart
from entente.web.agreement.presentation import Json, eu_of, headline, money, rows, why_address
from entente.web.agreement.shown import Shown
from entente.web.agreement.sureness_chart import sureness_chart


@dataclass(frozen=True, slots=True)
class LeftOutRow:
    name: str
    lines: int
    amount: Decimal | None
    why: str


@dataclass(frozen=True, slots=True)
class YearRow:
    """A year's own money, and what stood by its end."""

    year: int
    eu_low: Decimal | None
    eu_high: Decimal | None
    certified: Decimal | None
    documented: Decimal | None
    declared: Decimal | None
    together: Decimal | None
    expected: Decimal
    eu_why: str
    private_why: str


@dataclass(frozen=True, slots=True)
class ReadingRow:
    name: str
    low: Decimal | None
    high: Decimal | None
    declared: Decimal | None


def contract_page(seen: Shown) -> dict[str, Any]:
    figures, levels = seen.figures, rows(seen.figures, seen.days)
    target = Decimal(figures["target"]["private"])
    left_out = left_out_rows(figures, seen.days)
    return {
        "seen": seen,
        "contract": seen.contract,
        "figures": figures,
        "headline": headline(figures),
        "rows": levels,
        "total_target": Decimal(figures["target"]["total"]),
        "eu": eu_of(figures),
        "expected": money(figures["expected_by_now"]),
        "together": together(figures),
        "answered": money(figures["answered"]),
        "left_out": left_out,
        "left_out_lines": sum(row.lines for row in left_out),
        "years": year_rows(figures, seen.days),
        "readings": reading_rows(figures),
        "rule": rule_sentence(figures),
        "path": path_chart(figures, seen.contract, seen.as_of),
        "sure": sureness_chart(levels, target),
        "why": {name: why_address(name, seen.days) for name in ("eu", "answered", "expected_by_now", "before")},
        "goal": goal(seen.contract.last_on),
    }


def left_out_rows(figures: Json, days: str) -> list[LeftOutRow]:
    return [
        LeftOutRow(
            left_out_in_short(row["reason"]), row["lines"], money(row["amount"]), why_address("left_out", days, reason=row["reason"])
        )
        for row in figures["left_out"]
    ]


def year_rows(figures: Json, days: str) -> list[YearRow]:
    return [_year(year, days) for year in figures["years"]]


def _year(year: Json, days: str) -> YearRow:
    eu, private = year["so_far"]["eu"], {name: money(amount) for name, amount in year["so_far"]["private"].items()}
    low, declared = money(eu["low"]), private["declared"]
    return YearRow(
        year=year["year"],
        eu_low=low,
        eu_high=money(eu["high"]),
        certified=private["certified"],
        documented=private["documented"],
        declared=declared,
        together=None if declared is None else (low or Decimal(0)) + declared,
        expected=Decimal(year["expected"]),
        eu_why=why_address("eu", days, until=year["year"]),
        private_why=why_address("private", days, until=year["year"], level="declared"),
    )


def together(figures: Json) -> Decimal | None:
    """EU money (the least it can be) and declared private money, to hold against the path."""
    return year_rows(figures, "")[-1].together if figures["years"] else None


def reading_rows(figures: Json) -> list[ReadingRow]:
    """Only live figures carry them: a release publishes one reading, for differences between readings are amounts of few."""
    return [_reading(row) for row in figures.get("context", {}).get("readings", [])]


def _reading(row: Json) -> ReadingRow:
    ends = headline({"per_eu_euro": row["per_eu_euro"], "target": {"private": "0"}})
    declared = sum((money(row["private"][grade]) or Decimal(0) for grade in "APBC"), start=Decimal(0))
    return ReadingRow(reading_name(row["code"]), ends.low, ends.high, declared)


def rule_sentence(figures: Json) -> str:
    """Who counts as private, as the figures themselves say it."""
    said = figures.get("context", {}).get("rule") or figures.get("around", {})
    if not said.get("kinds"):
        return ""
    associated = said.get("with_associated_countries", True)
    return sentence_of(said["kinds"], members_only=said["members_only"], with_associated=associated)


def goal(last_on: date) -> str:
    return _("by the end of %(year)s") % {"year": last_on.year}
