"""Everything the figures of a day rest on, as plain facts: what a release freezes, and what a scenario changes."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, fields
from typing import Any, Self

from entente.engine import chain


@dataclass(frozen=True, slots=True)
class ClassFact:
    """Certificates that nothing tells apart for access; `weight` is how many. None and "" are not stated.

    `level` is None where the scheme has levels and the certificate states none; "" where the scheme has none.
    """

    scope: str
    scheme: str
    level: str | None
    home: str
    category: str = ""
    eal: int | None = None
    ava_van: int | None = None
    domain: str = ""
    profile: str = ""
    weight: float = 1.0


@dataclass(frozen=True, slots=True)
class MarketFact:
    state: str
    sector: str
    share: float | None = None


@dataclass(frozen=True, slots=True)
class AcceptanceFact:
    """`accepts`: `scheme` or `scheme:level` at least; `requires` None is not collected."""

    state: str
    sector: str
    scope: str
    mode: str
    accepts: tuple[str, ...] = ()
    requires: tuple[str, ...] | None = None
    is_fictional: bool = False


@dataclass(frozen=True, slots=True)
class RuleFact:
    """`states` and `sectors`: none named is everywhere. Caps as in `Recognition`; None and "" are no cap."""

    code: str
    name: str
    sources: tuple[str, ...]
    targets: tuple[str, ...]
    is_same_level: bool = False
    states: tuple[str, ...] = ()
    sectors: tuple[str, ...] = ()
    most_eal: int | None = None
    most_ava_van: int | None = None
    domain: str = ""
    profile: str = ""
    category: str = ""
    chains: bool = False
    is_confirmed: bool = True


@dataclass(frozen=True, slots=True)
class LevelFact:
    """`is_issued`: certificates of it can be had on the day."""

    scheme: str
    level: str
    rank: int
    scopes: tuple[str, ...] = ()
    country: str = ""
    is_issued: bool = True


@dataclass(frozen=True, slots=True)
class CostFact:
    scheme: str
    level: str
    low: float
    likely: float
    high: float
    is_fictional: bool = False


@dataclass(frozen=True, slots=True)
class Dataset:
    """`requirement_weights` by code of the class."""

    day: str
    classes: tuple[ClassFact, ...] = ()
    markets: tuple[MarketFact, ...] = ()
    acceptances: tuple[AcceptanceFact, ...] = ()
    rules: tuple[RuleFact, ...] = ()
    levels: tuple[LevelFact, ...] = ()
    costs: tuple[CostFact, ...] = ()
    requirement_weights: Mapping[str, float] = field(default_factory=dict)

    @property
    def fictional(self) -> int:
        """How many facts belong to the demonstration and to no law."""
        return sum(one.is_fictional for one in self.acceptances) + sum(one.is_fictional for one in self.costs)

    @property
    def told(self) -> dict[str, Any]:
        return asdict(self)

    @property
    def canonical(self) -> str:
        return chain.canonical(self.told)

    @property
    def hash(self) -> str:
        return chain.sha256(self.canonical)

    @classmethod
    def read(cls, told: Mapping[str, Any]) -> Self:
        """From what a release stored."""
        rows = {name: tuple(_row(kind, one) for one in told[name]) for name, kind in KINDS.items()}
        return cls(day=told["day"], requirement_weights=dict(told["requirement_weights"]), **rows)


KINDS: dict[str, type[Any]] = {
    **{"classes": ClassFact, "markets": MarketFact, "acceptances": AcceptanceFact},
    **{"rules": RuleFact, "levels": LevelFact, "costs": CostFact},
}


def _row(kind: type[Any], told: Mapping[str, Any]) -> Any:
    return kind(**{each.name: _plain(told[each.name]) for each in fields(kind)})


def _plain(value: Any) -> Any:
    return tuple(value) if isinstance(value, list) else value
