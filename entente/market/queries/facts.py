"""What was known of the market by an instant, read once (eight queries); and the dataset of any day of it."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date, datetime
from typing import Any

from entente.certification.choices import CertificateState
from entente.certification.models import CertificateStatus
from entente.market.choices import Counts, Unit, Where
from entente.market.dataset import AcceptanceFact, ClassFact, CostFact, Dataset, MarketFact, RuleFact
from entente.market.models import Acceptance, LevelCost, Market, Recognition, RequirementClass
from entente.market.queries.schemes import Schemes
from entente.vocabulary.choices import CountryGroup
from entente.vocabulary.queries import eligible_groups

CERTIFICATE = ("scheme_id", "country_id", "category", "level", "eal", "ava_van", "components", "profiles", "is_augmented")
Span = tuple[date, date | None]


def dataset(day: date, known_by: datetime | None = None) -> Dataset:
    return Known(known_by).on(day)


class Known:
    def __init__(self, known_by: datetime | None = None) -> None:
        self.schemes = Schemes(known_by)
        self.certificates = list(self._certificates(known_by))
        self.markets = list(Market.objects.known(known_by).order_by("state_id", "sector"))
        self.acceptances = list(Acceptance.objects.known(known_by).order_by("state_id", "sector", "scope"))
        self.rules = list(Recognition.objects.known(known_by).order_by("code"))
        costs = LevelCost.objects.known(known_by).filter(unit=Unit.EUR, counts=Counts.WHOLE).select_related("scheme")
        self.costs = list(costs.order_by("scheme__code", "level"))
        self.requirements = {one.code: float(one.weight) for one in RequirementClass.objects.order_by("code")}

    def _certificates(self, known_by: datetime | None) -> Iterator[tuple[ClassFact, Span]]:
        """Only while they are valid: not suspended, withdrawn or archived."""
        valid = CertificateStatus.objects.known(known_by).filter(state=CertificateState.VALID).order_by()
        for from_on, to_on, *row in valid.values_list("from_on", "to_on", *(f"certificate__{name}" for name in CERTIFICATE)):
            yield self.schemes.class_of(tuple(row)), (from_on, to_on)

    def on(self, day: date) -> Dataset:
        union = tuple(sorted(eligible_groups(day)[CountryGroup.EU]))
        return Dataset(
            day=day.isoformat(),
            classes=tuple(self._classes(day)),
            markets=tuple(MarketFact(one.state_id, one.sector, _number(one.share)) for one in _live(self.markets, day)),
            acceptances=tuple(_acceptance(one) for one in _live(self.acceptances, day)),
            rules=tuple(rule_fact(one, union) for one in _live(self.rules, day)),
            levels=tuple(self.schemes.levels(day)),
            costs=tuple(_cost(one) for one in _live(self.costs, day)),
            requirement_weights=self.requirements,
        )

    def _classes(self, day: date) -> Iterator[ClassFact]:
        counted = Counter(one for one, span in self.certificates if holds(span, day))
        for one, count in sorted(counted.items(), key=lambda pair: str(pair[0])):
            yield replace(one, weight=float(count))


def holds(span: Span, day: date) -> bool:
    return span[0] <= day and (span[1] is None or day < span[1])


def _live(rows: Iterable[Any], day: date) -> Iterator[Any]:
    return (one for one in rows if holds((one.from_on, one.to_on), day))


def _number(amount: Any) -> float | None:
    return None if amount is None else float(amount)


def _acceptance(one: Acceptance) -> AcceptanceFact:
    requires = None if one.requires is None else tuple(one.requires)
    return AcceptanceFact(one.state_id, one.sector, one.scope, one.mode, tuple(one.accepts), requires, one.is_fictional)


def rule_fact(one: Recognition, union: Iterable[str]) -> RuleFact:
    """`union`: the states that belong to the European Union on the day."""
    return RuleFact(
        code=one.code,
        name=one.name,
        sources=tuple(one.sources),
        targets=tuple(one.targets),
        is_same_level=one.is_same_level,
        states=tuple(union) if one.where == Where.EU else tuple(one.states),
        sectors=tuple(one.sectors),
        most_eal=one.most_eal,
        most_ava_van=one.most_ava_van,
        domain=one.domain,
        profile=one.profile,
        category=one.category,
        chains=one.chains,
        is_confirmed=one.is_confirmed,
    )


def _cost(one: LevelCost) -> CostFact:
    return CostFact(one.scheme.code, one.level, float(one.low), float(one.likely), float(one.high), one.is_fictional)
