"""Levels of all schemes in one row of numbers, and what `scheme` and `scheme:level` mean in it."""

from collections.abc import Iterable

from entente.engine.access import UNKNOWN
from entente.market.dataset import Dataset, RuleFact

Key = tuple[str, str]


class Levels:
    """Those on file, those of certificates, and those that rules and markets name."""

    def __init__(self, dataset: Dataset) -> None:
        self.ranks: dict[Key, int] = {(one.scheme, one.level): one.rank for one in dataset.levels}
        for fact in dataset.classes:
            self._meet(fact.scheme, fact.level or "")
        named = [token for one in dataset.acceptances for token in one.accepts]
        named += [token for rule in dataset.rules for token in (*rule.sources, *rule.targets)]
        for token in named:
            self._meet(*split(token))
        for rule in dataset.rules:
            self._meet_same(rule)
        self.keys = list(self.ranks)
        self._places = {key: place for place, key in enumerate(self.keys)}
        self._by_scheme: dict[str, list[int]] = {}
        for (scheme, _level), place in self._places.items():
            self._by_scheme.setdefault(scheme, []).append(place)

    def __len__(self) -> int:
        return len(self.keys)

    def place(self, scheme: str, level: str | None) -> int:
        return UNKNOWN if level is None else self._places.get((scheme, level), UNKNOWN)

    def of_scheme(self, scheme: str) -> list[int]:
        return self._by_scheme.get(scheme, [])

    def at_least(self, tokens: Iterable[str]) -> list[int]:
        """All that are enough: of a named scheme, from the named level on."""
        found: set[int] = set()
        for scheme, level in map(split, tokens):
            least = self.ranks[scheme, level] if level else 0
            found |= {place for place in self.of_scheme(scheme) if self.ranks[self.keys[place]] >= least}
        return sorted(found)

    def pairs(self, rule: RuleFact) -> Iterable[tuple[list[int], list[int]]]:
        """(what counts, as what); at the same level each level for itself."""
        sources = self.at_least(rule.sources)
        if not rule.is_same_level:
            yield sources, [self._places[split(token)] for token in rule.targets]
            return
        for level in dict.fromkeys(self.keys[place][1] for place in sources):
            of_level = [place for place in sources if self.keys[place][1] == level]
            yield of_level, [self._places[split(token)[0], level] for token in rule.targets]

    def _meet(self, scheme: str, level: str) -> None:
        self.ranks.setdefault((scheme, level), _rank(level))

    def _meet_same(self, rule: RuleFact) -> None:
        """What counts "as the same level" of a scheme is a level of that scheme."""
        if rule.is_same_level:
            schemes = {split(token)[0] for token in rule.sources}
            for level in sorted({level for scheme, level in self.ranks if scheme in schemes}):
                for token in rule.targets:
                    self._meet(split(token)[0], level)


def split(token: str) -> Key:
    scheme, _colon, level = token.partition(":")
    return scheme, level


def _rank(level: str) -> int:
    """Evaluation assurance levels are in order by their number; of others nothing is known."""
    return int(level[3:]) if level.startswith("EAL") and level[3:].isdigit() else 1 if level else 0
