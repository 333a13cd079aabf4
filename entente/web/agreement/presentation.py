"""The printed figures as rows of a page: live or released, both have the same shape. What is null is not known or not published."""

from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from typing import Any
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.formats import number_format
from django.utils.translation import gettext as _

from entente.engine.factors import Factor, Level, per_euro, total_per_euro
from entente.engine.funding import EuMoney

Json = dict[str, Any]
A, P, B, C, D = "A", "P", "B", "C", "D"


@dataclass(frozen=True, slots=True)
class Row:
    """A level of certainty: how much private money reaches it, and what that makes per EU euro."""

    code: str
    name: str
    short: str
    amount: Decimal | None
    per_eu: Factor | None
    total_per_eu: Factor | None
    own: Decimal | None  # what this row alone adds
    why: str
    is_headline: bool = False


@dataclass(frozen=True, slots=True)
class Headline:
    """From what is certified to what is declared, per EU euro; None where nothing can be said."""

    low: Decimal | None
    high: Decimal | None
    target: Decimal

    @property
    def is_known(self) -> bool:
        return self.low is not None and self.high is not None

    @property
    def is_nothing(self) -> bool:
        return self.high == 0


def money(text: str | None) -> Decimal | None:
    return None if text is None else Decimal(text)


def eu_of(figures: Json) -> EuMoney:
    """The EU's money as the engine takes it, from the printed figures."""
    eu = figures["eu"]
    return EuMoney(eu["projects"], money(eu["total_cost"]), money(eu["stated"]), money(eu["low"]), money(eu["high"]), 0, 0, 0)


def headline(figures: Json) -> Headline:
    factors = figures["per_eu_euro"]
    return Headline(_end(factors["certified"], "low"), _end(factors["declared"], "high"), Decimal(figures["target"]["private"]))


def rows(figures: Json, days: str = "") -> list[Row]:
    """A alone, then cumulative: with public records, documented, declared, all."""
    named = [
        ("A", _("A certified, alone"), (A,)),
        (Level.CERTIFIED.value, _("A + P certified, with public grant records"), (A, P)),
        (Level.DOCUMENTED.value, _("+ B documented"), (A, P, B)),
        (Level.DECLARED.value, _("+ C declared"), (A, P, B, C)),
        (Level.ALL.value, _("+ D estimated: all lines"), (A, P, B, C, D)),
    ]
    return [_row(figures, code, name, grades, days) for code, name, grades in named]


def why_address(measure: str, days: str = "", **part: Any) -> str:
    """The page that answers why, for a measure, a part of the ledger and the days spoken of."""
    query = "&".join(filter(None, (urlencode({name: value for name, value in part.items() if value not in (None, "")}), days)))
    return reverse("agreement:why", args=[measure]) + (f"?{query}" if query else "")


def _row(figures: Json, code: str, name: str, grades: tuple[str, ...], days: str) -> Row:
    part = {"grade": code} if code == A else {"level": code}
    amount = None if is_withheld(figures, code) else _sum(figures["private"], grades)
    eu, own = eu_of(figures), money(figures["private"][grades[-1]])
    per_eu = None if amount is None else per_euro(amount, eu)
    total = None if amount is None else total_per_euro(amount, eu)
    short, why = " + ".join(grades), why_address("per_eu_euro", days, **part)
    return Row(code, name, short, amount, per_eu, total, own, why, code in {Level.CERTIFIED, Level.DECLARED})


def is_withheld(figures: Json, code: str) -> bool:
    """A release says nothing of a level that rests on a withheld cell, though the EU's money is known."""
    return code in figures["per_eu_euro"] and figures["per_eu_euro"][code] is None and bool(money(figures["eu"]["high"]))


def _sum(private: Json, grades: tuple[str, ...]) -> Decimal | None:
    """What is known of these grades; an own share that no record states leaves the rest standing, a withheld grade does not."""
    amounts = [money(private[grade]) for grade in grades if not (grade == P and private[P] is None)]
    return None if any(amount is None for amount in amounts) else sum((a for a in amounts if a is not None), start=Decimal(0))


def two_decimals(factor: Decimal) -> str:
    return str(number_format(factor.quantize(Decimal("0.01"), ROUND_HALF_UP), decimal_pos=2))


def _end(factor: Any, end: str) -> Decimal | None:
    return money(factor[end]) if isinstance(factor, dict) else money(factor)
