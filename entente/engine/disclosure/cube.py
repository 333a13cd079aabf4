"""The cube: lines gathered into the cells of tables, with who stands behind each cell."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from entente.engine.disclosure.nouns import Key, Line, Table


@dataclass(frozen=True, slots=True)
class Content:
    """What stands in a cell: the secret euros by contributor (none at 0), and the euros that are public anyway."""

    secrets: Mapping[str, Decimal] = field(default_factory=dict)
    public: Decimal = Decimal(0)

    @property
    def secret(self) -> Decimal:
        return sum(self.secrets.values(), start=Decimal(0))

    def __add__(self, other: "Content") -> "Content":
        secrets = dict(self.secrets)
        for contributor, amount in other.secrets.items():
            secrets[contributor] = secrets.get(contributor, Decimal(0)) + amount
        return Content(secrets, self.public + other.public)


EMPTY = Content()


def gather(lines: Iterable[Line], table: Table) -> dict[Key, Content]:
    """The content of every cell of the table that any line falls into."""
    secrets: dict[Key, dict[str, Decimal]] = defaultdict(lambda: defaultdict(Decimal))
    public: dict[Key, Decimal] = defaultdict(Decimal)
    for line in lines:
        key = tuple(line.at[dimension] for dimension in table)
        if line.is_public:
            public[key] += line.amount
        elif line.amount:
            secrets[key][line.contributor] += line.amount
    return {key: Content(dict(secrets.get(key, {})), public.get(key, Decimal(0))) for key in {*secrets, *public}}


def merged(contents: Iterable[Content]) -> Content:
    total = EMPTY
    for content in contents:
        total += content
    return total
