"""Trees given as child -> parent: regions, sectors, expertise."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Generic, TypeVar

Key = TypeVar("Key")


class NotATree(ValueError):
    """A parent is missing, or something is its own ancestor."""


@dataclass(frozen=True)
class Tree(Generic[Key]):
    """Siblings stand in the order in which they were given."""

    parents: Mapping[Key, Key | None]

    @cached_property
    def children(self) -> Mapping[Key | None, tuple[Key, ...]]:
        below: dict[Key | None, list[Key]] = {}
        for key, parent in self.parents.items():
            below.setdefault(parent, []).append(key)
        return {parent: tuple(keys) for parent, keys in below.items()}

    def ancestors(self, key: Key) -> tuple[Key, ...]:
        """From the parent up to the root."""
        parent = self.parents[key]
        return () if parent is None else (parent, *self.ancestors(parent))

    def within(self, key: Key) -> frozenset[Key]:
        """The key and all that stands below it: what a filter by it means."""
        return frozenset(inner for inner, _ in self._walk_from((key,), 0))

    def walk(self) -> Iterator[tuple[Key, int]]:
        """Every key with its depth, each parent before its children."""
        return self._walk_from(self.children.get(None, ()), 0)

    def _walk_from(self, keys: tuple[Key, ...], depth: int) -> Iterator[tuple[Key, int]]:
        for key in keys:
            yield key, depth
            yield from self._walk_from(self.children.get(key, ()), depth + 1)


def grow(parents: Mapping[Key, Key | None]) -> Tree[Key]:
    """A tree, once it is shown to be one."""
    for key, parent in parents.items():
        if parent is not None and parent not in parents:
            raise NotATree(f"{key} stands under {parent}, which is not there.")
    tree = Tree(dict(parents))
    if lost := set(parents) - {key for key, _ in tree.walk()}:
        raise NotATree(f"These stand under themselves: {', '.join(sorted(map(str, lost)))}.")
    return tree
