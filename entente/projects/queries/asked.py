"""What somebody wants to see of the projects, as an address says it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

FACETS = ("topic", "call", "scheme", "framework", "year", "country", "origin")
SORTS = ("name", "newest", "largest")
MOST_VALUES, LONGEST_VALUE, LONGEST_QUERY = 60, 120, 200


@dataclass(frozen=True, slots=True)
class Asked:
    """Words, chosen values of each filter, one organisation whose projects are meant, an order, and where the page begins."""

    words: str = ""
    chosen: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    organisation: str = ""
    sort: str = "name"
    after: str = ""
    before: str = ""

    @classmethod
    def read(cls, said: Mapping[str, Sequence[str]]) -> "Asked":
        """From an address's query; what is not understood is left out, so that an old link still opens."""
        first = {name: values[-1].strip() for name, values in said.items() if values}
        return cls(
            words=" ".join(first.get("q", "").split())[:LONGEST_QUERY],
            chosen={facet: values for facet in FACETS if (values := _values(said.get(facet, ())))},
            organisation=first.get("organisation", "")[:LONGEST_VALUE],
            sort=first["sort"] if first.get("sort") in SORTS else "name",
            after=first.get("after", "")[:LONGEST_VALUE],
            before=first.get("before", "")[:LONGEST_VALUE],
        )

    @property
    def is_whole(self) -> bool:
        """Whether all projects are meant."""
        return not self.words and not self.chosen and not self.organisation

    @property
    def query(self) -> list[tuple[str, str]]:
        """The address's query that says the same, without the place in the list."""
        pairs = [("q", self.words), ("organisation", self.organisation)]
        pairs += [(facet, value) for facet in FACETS for value in self.chosen.get(facet, ())]
        pairs += [("sort", self.sort if self.sort != "name" else "")]
        return [pair for pair in pairs if pair[1]]


def _values(said: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(value.strip()[:LONGEST_VALUE] for value in said if value.strip()))[:MOST_VALUES]
