"""When each meeting takes place. A bipartite graph whose nodes have at most k edges has a colouring with k colours (König, 1916), and the
colours be used equally often (de Werra, 1971): so k slots are enough, and no slot needs more tables than meetings divided by slots."""

from collections.abc import Sequence
from dataclasses import dataclass

Pair = tuple[str, str]


@dataclass(frozen=True, slots=True, order=True)
class Meeting:
    """`slot` counts from 0."""

    slot: int
    guest: str
    host: str


def place(pairs: Sequence[Pair], slots: int) -> tuple[Meeting, ...]:
    """Every pair in a slot, in the order of slots; nobody twice in one. Raises ValueError where somebody has more pairs than slots."""
    colour: dict[Pair, int] = {}
    at: dict[str, dict[int, Pair]] = {}
    for pair in sorted(set(pairs)):
        guest, host = (at.setdefault(node, {}) for node in _ends(pair))
        free = [next((slot for slot in range(slots) if slot not in taken), None) for taken in (guest, host)]
        if free[0] is None or free[1] is None:
            raise ValueError(f"{pair[0]} or {pair[1]} has more meetings than there are slots.")
        if free[0] != free[1]:
            _swap(_chain(at, _ends(pair)[1], free[0], free[1]), free[0], free[1], colour, at)
        _put(pair, free[0], colour, at)
    _level(slots, colour, at)
    return tuple(sorted(Meeting(slot, *pair) for pair, slot in colour.items()))


def _ends(pair: Pair) -> tuple[str, str]:
    return f"g{pair[0]}", f"h{pair[1]}"


def _put(pair: Pair, slot: int, colour: dict[Pair, int], at: dict[str, dict[int, Pair]]) -> None:
    colour[pair] = slot
    for node in _ends(pair):
        at[node][slot] = pair


def _chain(at: dict[str, dict[int, Pair]], node: str, first: int, second: int) -> list[Pair]:
    """The path from a node whose pairs stand in the first slot, the second, the first, ..."""
    found: list[Pair] = []
    slot = first
    while (pair := at[node].get(slot)) and pair not in found:
        found.append(pair)
        one, other = _ends(pair)
        node, slot = (other if node == one else one), (second if slot == first else first)
    return found


def _swap(chain: Sequence[Pair], first: int, second: int, colour: dict[Pair, int], at: dict[str, dict[int, Pair]]) -> None:
    for pair in chain:
        for node in _ends(pair):
            if at[node].get(colour[pair]) == pair:
                del at[node][colour[pair]]
    for pair in chain:
        _put(pair, second if colour[pair] == first else first, colour, at)


def _level(slots: int, colour: dict[Pair, int], at: dict[str, dict[int, Pair]]) -> None:
    """While one slot holds two more than another: a path with one more of the fuller slot's than of the other's changes sides."""
    held = [sum(slot == one for slot in colour.values()) for one in range(slots)]
    while max(held, default=0) - min(held, default=0) > 1:
        full, empty = held.index(max(held)), held.index(min(held))
        chain = next(chain for chain in _paths(full, empty, colour, at) if _more(chain, full, colour))
        _swap(chain, full, empty, colour, at)
        held[full], held[empty] = held[full] - 1, held[empty] + 1


def _paths(full: int, empty: int, colour: dict[Pair, int], at: dict[str, dict[int, Pair]]) -> list[list[Pair]]:
    """From every node where a path of these two slots begins with the fuller one."""
    begins = [node for node in sorted(at) if full in at[node] and empty not in at[node]]
    return [_chain(at, node, full, empty) for node in begins]


def _more(chain: Sequence[Pair], full: int, colour: dict[Pair, int]) -> bool:
    return 2 * sum(colour[pair] == full for pair in chain) > len(chain)
