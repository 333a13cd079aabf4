from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache

from entente.members.choices import StandingKind
from entente.vocabulary.queries import countries

FACETS = ("category", "kind", "country", "region", "sector", "expertise", "standing", "size")
SORTS = ("name", "joined")
MOST_VALUES = 60  # of one filter; a shared address stays one that a browser sends
LONGEST_QUERY = 200
ELSEWHERE = "elsewhere"  # stands for every country without a tile of its own
DEFAULT_STANDING = (StandingKind.ADMITTED.value,)


_DEFAULT = {"standing": DEFAULT_STANDING}


@dataclass(frozen=True, slots=True)
class Asked:
    """What somebody wants to see of the directory: words, chosen values of each filter, an order, and where the page begins."""

    words: str = ""
    chosen: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    sort: str = "name"
    after: str = ""
    before: str = ""

    @classmethod
    def read(cls, said: Mapping[str, Sequence[str]]) -> "Asked":
        """From an address's query; what is not understood is left out, so that an old link still opens."""
        first = {name: values[-1].strip() for name, values in said.items() if values}
        return cls(
            words=" ".join(first.get("q", "").split())[:LONGEST_QUERY],
            chosen={facet: values for facet in FACETS if (values := tuple(_values(said.get(facet, ())))) not in ((), _DEFAULT.get(facet))},
            sort=first["sort"] if first.get("sort") in SORTS else "name",
            after=first.get("after", ""),
            before=first.get("before", ""),
        )

    def values(self, facet: str) -> tuple[str, ...]:
        """The chosen values; of the standing, members only unless somebody chose otherwise."""
        chosen = self.chosen.get(facet, DEFAULT_STANDING if facet == "standing" else ())
        return (*chosen, *untiled()) if facet == "country" and ELSEWHERE in chosen else chosen

    @property
    def is_wordy(self) -> bool:
        return bool(self.words)

    @property
    def query(self) -> list[tuple[str, str]]:
        """The address's query that says the same, without the place in the list."""
        pairs = [("q", self.words)] if self.words else []
        pairs += [(facet, value) for facet in FACETS for value in self.chosen.get(facet, ())]
        return [*pairs, ("sort", self.sort)] if self.sort != "name" else pairs


@cache
def untiled() -> tuple[str, ...]:
    """The countries that stand in the tile "elsewhere"."""
    return tuple(iso2 for iso2, facts in countries().items() if facts.tile is None)


def _values(said: Sequence[str]) -> Iterator[str]:
    return iter(list(dict.fromkeys(value.strip()[:60] for value in said if value.strip()))[:MOST_VALUES])
