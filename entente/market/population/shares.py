"""From whole numbers to shares: divided here, in Python, so that every engine gives the same to the last digit."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Any, Self

from entente.market.population.ways import MILLION, Ways


@dataclass(frozen=True, slots=True)
class Amount:
    """What is open, unknown and counted in all, in one unit."""

    opened: int = 0
    unknown: int = 0
    counted: int = 0

    @classmethod
    def of(cls, row: Mapping[str, Any], times: int = 1) -> Self:
        return cls(*(int(row[name]) * times for name in ("opened", "unknown", "counted")))

    def plus(self, other: Self) -> Self:
        return self.__class__(self.opened + other.opened, self.unknown + other.unknown, self.counted + other.counted)

    @property
    def told(self) -> dict[str, float | None]:
        """The share of what is known, what it would be were all that is unknown shut or open, and how much is known."""
        if not self.counted:
            return {"share": None, "low": 0.0, "high": 1.0, "known": 0.0}
        known = self.counted - self.unknown
        share = float(Fraction(self.opened, known)) if known else None
        low, high = Fraction(self.opened, self.counted), Fraction(self.opened + self.unknown, self.counted)
        return {"share": share, "low": float(low), "high": float(high), "known": float(Fraction(known, self.counted))}


@dataclass(frozen=True)
class Shares:
    """Outside the home state. `certificates` and `weight` count what is valid on the day; `unmatched` is met by no market on file."""

    certificates: int
    weight: float
    unmatched: int
    access: Amount
    by_class: Mapping[str, Amount]
    by_market: Mapping[tuple[str, str, str], Amount]

    @property
    def told(self) -> dict[str, Any]:
        markets = [dict(zip(("state", "sector", "scope"), key, strict=True)) | one.told for key, one in sorted(self.by_market.items())]
        classes = [{"class": key} | one.told for key, one in sorted(self.by_class.items())]
        head = {"certificates": self.certificates, "weight": self.weight, "unmatched": self.unmatched}
        return head | {"access": self.access.told, "classes": classes, "markets": markets}


def shares(rows: Iterable[Mapping[str, Any]], known: Ways) -> Shares:
    """`rows` as the expression gives them: those of groups of markets, and those of classes."""
    total, by_class, by_market = Amount(), dict[str, Amount](), dict[tuple[str, str, str], Amount]()
    certificates = weight = unmatched = 0
    for row in rows:
        if row["group"] is not None:
            by_market |= dict.fromkeys(known.groups[int(row["group"])].markets, Amount.of(row))
            continue
        by_class[str(row["class"])] = Amount.of(row)
        total = total.plus(Amount.of(row))
        certificates, weight, unmatched = certificates + row["certificates"], weight + row["weight"], unmatched + row["unmatched"]
    return Shares(certificates, float(Fraction(weight, MILLION)), unmatched, total, by_class, by_market)
