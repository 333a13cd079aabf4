"""From plain facts to the engine's columns of numbers, and back to names."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Any

import numpy as np

from entente.engine.access import NO_CAP, UNKNOWN, Caps, Classes, Markets, Mode, Rule, Rules
from entente.engine.assurance import Assurance
from entente.engine.fragmentation import Costs, World
from entente.market.choices import Scope, sectors
from entente.market.dataset import AcceptanceFact, ClassFact, Dataset, RuleFact
from entente.market.levels import Levels

MODES = {"nothing": Mode.NOTHING_ASKED, "voluntary": Mode.VOLUNTARY, "procurement": Mode.PROCUREMENT, "mandatory": Mode.MANDATORY}
Column = tuple[str, str, str]  # state, sector, scope


@dataclass
class Names:
    """Names to numbers in the order of their first use; "" is not stated."""

    numbers: dict[str, int] = field(default_factory=dict)

    def number(self, name: str) -> int:
        return self.numbers.setdefault(name, len(self.numbers)) if name else UNKNOWN

    def __getitem__(self, number: int) -> str:
        return list(self.numbers)[number]


class Built:
    """A dataset as a world. Columns are (state, sector, scope); scopes are those of any certificate or rule on file."""

    def __init__(self, dataset: Dataset) -> None:
        self.dataset = dataset
        self.levels = Levels(dataset)
        self.states, self.sectors, self.scopes, self.categories = Names(), Names(), Names(), Names()
        self.domains, self.profiles = Names(), Names({"none": 0, "cpp": 1})
        for scope in sorted({one.scope for one in dataset.classes} | {one.scope for one in dataset.acceptances}):
            self.scopes.number(scope)

    @property
    def day(self) -> date:
        return date.fromisoformat(self.dataset.day)

    @cached_property
    def columns(self) -> list[Column]:
        of = {sector: [scope for scope in self.scopes.numbers if Scope(scope).is_asked_in(sector)] for sector in sectors()}
        return [(one.state, one.sector, scope) for one in self.dataset.markets for scope in of[one.sector]]

    @cached_property
    def places(self) -> dict[Column, int]:
        return {column: place for place, column in enumerate(self.columns)}

    @cached_property
    def by_column(self) -> dict[Column, AcceptanceFact]:
        return {(one.state, one.sector, one.scope): one for one in self.dataset.acceptances}

    @cached_property
    def world(self) -> World:
        requires, known = self._requires()
        weight = np.array(list(self.dataset.requirement_weights.values()), float)
        classes, markets = self.classes(self.dataset.classes), self.markets
        return World(classes, markets, self.rules, self.classes(self.offers), self._costs(), requires, weight, known)

    def classes(self, rows: Sequence[ClassFact]) -> Classes:
        return Classes.of(
            [self.levels.place(one.scheme, one.level) for one in rows],
            [self.states.number(one.home) for one in rows],
            scope=[self.scopes.number(one.scope) for one in rows],
            category=[self.categories.number(one.category) for one in rows],
            eal=[UNKNOWN if one.eal is None else one.eal for one in rows],
            ava_van=[UNKNOWN if one.ava_van is None else one.ava_van for one in rows],
            domain=[self.domains.number(one.domain) for one in rows],
            profile=[self.profiles.number(one.profile) for one in rows],
            weight=[one.weight for one in rows],
        )

    @cached_property
    def markets(self) -> Markets:
        accepted = np.zeros((len(self.levels), len(self.columns)), bool)
        mode = np.zeros(len(self.columns), int)
        for column, place in self.places.items():
            if fact := self.by_column.get(column):
                mode[place] = MODES[fact.mode]
                accepted[self.levels.at_least(fact.accepts), place] = True
        state, sector, scope = self._column_numbers
        return Markets.of(state, mode, accepted, sector=sector, scope=scope, size=self._sizes())

    def _sizes(self) -> Any:
        """A market without a share of its own counts like the mean of those that have one."""
        known = [one.share for one in self.dataset.markets if one.share is not None]
        usual = sum(known) / len(known) if known else 1.0
        of = {(one.state, one.sector): usual if one.share is None else one.share for one in self.dataset.markets}
        return np.array([of[state, sector] for state, sector, _scope in self.columns])

    @cached_property
    def expanded(self) -> list[tuple[RuleFact, Rule]]:
        """The engine's rules with the fact that each comes from: a rule "at the same level" is one for each level."""
        return [(fact, rule) for fact in self.dataset.rules for rule in self._expand(fact)]

    @cached_property
    def rules(self) -> Rules:
        return Rules.of([rule for _fact, rule in self.expanded], len(self.levels), len(self.columns))

    def _expand(self, fact: RuleFact) -> Iterable[Rule]:
        caps, where = self._caps(fact), self._where(fact)
        for sources, targets in self.levels.pairs(fact):
            yield Rule(sources, targets, caps, where, fact.chains, fact.is_confirmed)

    def _caps(self, fact: RuleFact) -> Caps:
        return Caps(
            NO_CAP if fact.most_eal is None else fact.most_eal,
            NO_CAP if fact.most_ava_van is None else fact.most_ava_van,
            self.domains.number(fact.domain),
            self.profiles.number(fact.profile),
            self.categories.number(fact.category),
        )

    def _where(self, fact: RuleFact) -> Any:
        states, sectors, _scopes = self._column_numbers
        return _among(states, self.states, fact.states) & _among(sectors, self.sectors, fact.sectors)

    @cached_property
    def _column_numbers(self) -> Any:
        """[3, m]: state, sector and scope of each column."""
        found = np.empty((3, len(self.columns)), np.int64)
        for row, names, told in zip(found, (self.states, self.sectors, self.scopes), zip(*self.columns, strict=True), strict=False):
            for name in dict.fromkeys(told):
                names.number(name)
            row[:] = [names.numbers[name] for name in told]
        return found

    @cached_property
    def offers(self) -> tuple[ClassFact, ...]:
        """Every level that is issued, for every kind of product that has a certificate, and for what is of no stated kind."""
        usual = {(scope, "", "", "none") for scope in self.scopes.numbers}
        kinds = sorted(usual | {(one.scope, one.category, one.domain, one.profile) for one in self.dataset.classes})
        issued = [one for one in self.dataset.levels if one.is_issued]
        return tuple(_offer(level, *kind) for level in issued for kind in kinds if kind[0] in level.scopes)

    def recognised(self, of: ClassFact) -> dict[str, RuleFact]:
        """By state, the rule that names it and whose caps the class meets, a confirmed one first; whatever its markets ask."""
        one = self.classes([of])
        found: dict[str, RuleFact] = {}
        for fact, rule in sorted(self.expanded, key=lambda pair: not pair[0].is_confirmed):
            if int(one.level[0]) in rule.source and rule.caps.met(one)[0][0]:
                for state in fact.states or {state for state, _sector, _scope in self.columns}:
                    found.setdefault(state, fact)
        return {state: fact for state, fact in found.items() if state != of.home}

    def _costs(self) -> Costs:
        found = np.full((3, len(self.levels)), np.nan)
        for one in sorted(self.dataset.costs, key=lambda cost: bool(cost.level)):  # what is said of a level comes after its scheme
            places = self.levels.of_scheme(one.scheme) if not one.level else [self.levels.place(one.scheme, one.level)]
            found[:, places] = np.array([one.low, one.likely, one.high])[:, None]
        return Costs(*found)

    def _requires(self) -> tuple[Any, Any]:
        codes = list(self.dataset.requirement_weights)
        requires, known = np.zeros((len(self.columns), len(codes)), bool), np.zeros(len(self.columns), bool)
        for column, fact in self.by_column.items():
            place = self.places.get(column)
            if place is not None and (fact.requires is not None or fact.mode == "nothing"):
                known[place] = True
                requires[place, [codes.index(code) for code in fact.requires or () if code in codes]] = True
        return requires, known


def _among(numbers: Any, names: Names, wanted: Iterable[str]) -> Any:
    """[m]: which columns are of the wanted names; none wanted are all."""
    meant = [names.numbers[name] for name in wanted if name in names.numbers]
    return np.isin(numbers, meant) if wanted else np.ones(len(numbers), bool)


def _offer(level: Any, scope: str, category: str, domain: str, profile: str) -> ClassFact:
    eal = int(level.level[3:]) if level.level.startswith("EAL") and level.level[3:].isdigit() else None
    depth = Assurance(eal).implied_ava_van
    return ClassFact(scope, level.scheme, level.level, level.country, category, eal, depth, domain, profile)
