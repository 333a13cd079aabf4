"""The draft of a release: every cell with its content, hidden or not yet, beside the releases before it."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from entente.engine.disclosure.cube import EMPTY, Content, gather, merged
from entente.engine.disclosure.frame import Frame, frame_of
from entente.engine.disclosure.nouns import TOTAL, Address, Cell, Key, Line, Release, Rule, Structure, Table, Tables, Why
from entente.engine.disclosure.verdicts import verdict


@dataclass(frozen=True)
class Past:
    """An earlier release as anybody can read it, with what stood behind it."""

    lines: tuple[Line, ...]
    contents: Mapping[Address, Content]
    tables: Tables

    def content(self, address: Address) -> Content:
        return self.contents.get(address, EMPTY)

    def is_published(self, address: Address) -> bool:
        """A cell that did not exist yet in a published table stood at 0, for the table added up to its total."""
        table, key = address
        if table not in self.tables:
            return False
        return key not in self.tables[table] or self.tables[table][key].is_published


@dataclass
class Draft:
    """Cells start shown and can only be hidden, with the first reason given."""

    frame: Frame
    lines: tuple[Line, ...]
    tables: tuple[Table, ...]
    contents: Mapping[Address, Content]
    pasts: tuple[Past, ...]
    rule: Rule
    hidden: dict[Address, Why] = field(default_factory=dict)

    def content(self, address: Address) -> Content:
        return self.contents.get(address, EMPTY)

    def secret(self, address: Address) -> Decimal:
        return self.content(address).secret

    def is_shown(self, address: Address) -> bool:
        return address[0] in self.tables and address not in self.hidden

    def hide(self, address: Address, why: Why) -> None:
        self.hidden.setdefault(address, why)

    def addresses(self, table: Table) -> Iterator[Address]:
        return ((table, key) for key in self.frame.keys(table))

    def verdict(self, *addresses: Address) -> Why | None:
        """May these cells, taken together, be shown?"""
        standing = [self.frame.standing_at(*address) for address in addresses]
        limit = None if None in standing else len(frozenset[str]().union(*(s for s in standing if s is not None)))
        return verdict(merged(self.content(address) for address in addresses), limit, self.rule)

    def smallest(self, addresses: Iterable[Address]) -> Address | None:
        """The next cell to hide: the smallest shown amount above 0, ties by key; empty cells only when nothing else is left."""
        return min(filter(self.can_hide, addresses), key=self.order, default=None)

    def can_hide(self, address: Address) -> bool:
        """Hiding protects only where secret euros could stand."""
        return self.is_shown(address) and self.frame.standing_at(*address) != frozenset()

    def order(self, address: Address) -> tuple[bool, bool, Decimal, Table, Key]:
        content = self.content(address)
        return (not content.secret, bool(content.public) and not content.secret, content.secret, *address)

    def as_tables(self) -> dict[Table, dict[Key, Cell]]:
        return {table: {address[1]: self._cell(address) for address in self.addresses(table)} for table in self.tables}

    def _cell(self, address: Address) -> Cell:
        content = self.content(address)
        amount = content.secret + content.public if self.is_shown(address) else None
        return Cell(amount, self.hidden.get(address), content.public)


def draft_of(lines: Iterable[Line], tables: Iterable[Table], structure: Structure, earlier: Sequence[Release], rule: Rule) -> Draft:
    """Nothing hidden yet. The grand total always belongs to the tables."""
    now, wanted = tuple(lines), tuple(dict.fromkeys((TOTAL[0], *tables)))
    every = [*now, *(line for release in earlier for line in release.lines)]
    frame = frame_of(structure, every, [*wanted, *(table for release in earlier for table in release.tables)])
    pasts = tuple(Past(r.lines, contents_of(r.lines, {*wanted, *r.tables}), r.tables) for r in earlier)
    return Draft(frame, now, wanted, contents_of(now, wanted), pasts, rule)


def contents_of(lines: Iterable[Line], tables: Iterable[Table]) -> dict[Address, Content]:
    all_lines = tuple(lines)
    return {(table, key): content for table in tables for key, content in gather(all_lines, table).items()}
