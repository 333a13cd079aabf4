"""Which wishes are kept: the set of greatest worth in which nobody meets more often than there are slots, and all fit at the tables.

Method: a maximum-weight b-matching of a bipartite graph as a flow of least cost, by successive cheapest paths (Ahuja, Magnanti and Orlin,
Network Flows, 1993, chapter 9). Each augmentation is optimal for its number of meetings and gains never rise, so stopping at the first
path that gains nothing is optimal; `bound` is the value of the dual solution, and equals the worth: the proof that travels with the result.
"""

from collections import defaultdict, deque
from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Wish:
    """A guest (who pitches) and a host (who receives) that want to meet; `worth` is at least 1."""

    guest: str
    host: str
    worth: int = 1


@dataclass(frozen=True, slots=True)
class Limits:
    """`slots` one after another, `tables` meetings at the same time; both at least 1."""

    slots: int
    tables: int


@dataclass(frozen=True, slots=True)
class Chosen:
    """`bound`: no choice under these limits is worth more."""

    wishes: tuple[Wish, ...]
    worth: int
    bound: int

    @property
    def is_proven(self) -> bool:
        return self.worth == self.bound


class _Flow:
    """Arcs in pairs (there and back): head, capacity left, cost."""

    def __init__(self) -> None:
        self.out: dict[str, list[int]] = defaultdict(list)
        self.head: list[str] = []
        self.left: list[int] = []
        self.cost: list[int] = []

    def add(self, tail: str, head: str, capacity: int, cost: int = 0) -> int:
        for begin, end, held, price in ((tail, head, capacity, cost), (head, tail, 0, -cost)):
            self.out[begin].append(len(self.head))
            self.head.append(end)
            self.left.append(held)
            self.cost.append(price)
        return len(self.head) - 2

    def cheapest(self, *begin: str) -> tuple[dict[str, int], dict[str, int]]:
        """Distances over arcs with capacity left, and the arc by which each is reached; costs may be negative, circles never are."""
        far, by, waiting, queued = dict.fromkeys(begin, 0), dict[str, int](), deque(begin), set(begin)
        while waiting:
            here = waiting.popleft()
            queued.discard(here)
            for arc in self.out[here]:
                there, length = self.head[arc], far[here] + self.cost[arc]
                if self.left[arc] and length < far.get(there, length + 1):
                    far[there], by[there] = length, arc
                    if there not in queued:
                        queued.add(there)
                        waiting.append(there)
        return far, by


def choose(wishes: Sequence[Wish], limits: Limits) -> Chosen:
    """The same wishes give the same choice whatever their order; a pair counts once, with its greatest worth.

    Raises ValueError for limits below 1 and a worth below 1.
    """
    if limits.slots < 1 or limits.tables < 1 or any(one.worth < 1 for one in wishes):
        raise ValueError("Slots, tables and worth are at least 1.")
    best: dict[tuple[str, str], Wish] = {}
    for one in wishes:
        known = best.get((one.guest, one.host))
        best[one.guest, one.host] = one if known is None or one.worth > known.worth else known
    ordered = [best[pair] for pair in sorted(best)]
    flow, arcs = _network(ordered, limits)
    while _augment(flow):
        pass
    kept = tuple(one for one, arc in zip(ordered, arcs, strict=True) if not flow.left[arc])
    return Chosen(kept, sum(one.worth for one in kept), _bound(flow))


def _network(wishes: Sequence[Wish], limits: Limits) -> tuple[_Flow, list[int]]:
    """source -> hall (all tables) -> guests -> hosts -> sink."""
    flow = _Flow()
    flow.add("source", "hall", limits.slots * limits.tables)
    for guest in dict.fromkeys(one.guest for one in wishes):
        flow.add("hall", f"guest {guest}", limits.slots)
    arcs = [flow.add(f"guest {one.guest}", f"host {one.host}", 1, -one.worth) for one in wishes]
    for host in sorted({one.host for one in wishes}):
        flow.add(f"host {host}", "sink", limits.slots)
    return flow, arcs


def _augment(flow: _Flow) -> bool:
    """One meeting more, along the cheapest path; not where there is none, or none that gains."""
    far, by = flow.cheapest("source")
    if far.get("sink", 0) >= 0:
        return False
    here = "sink"
    while here != "source":
        arc = by[here]
        flow.left[arc] -= 1
        flow.left[arc ^ 1] += 1
        here = flow.head[arc ^ 1]
    return True


def _bound(flow: _Flow) -> int:
    """The dual: prices from distances in what is left of the network, then each capacity times what is paid for it.

    Weak duality makes any prices with price(source) <= price(sink) an upper bound; without a cheaper circle left they meet the worth.
    """
    flow.add("sink", "source", len(flow.head), 0)
    if any(flow.left[arc ^ 1] for arc in flow.out["source"] if not arc % 2):
        flow.add("source", "sink", len(flow.head), 0)
    far, _by = flow.cheapest(*list(flow.out))
    whole = [arc for arc in range(0, len(flow.head), 2) if {flow.head[arc], flow.head[arc ^ 1]} != {"source", "sink"}]
    paid = ((far[flow.head[arc]] - far[flow.head[arc ^ 1]] - flow.cost[arc], flow.left[arc] + flow.left[arc ^ 1]) for arc in whole)
    return sum(max(0, each) * capacity for each, capacity in paid)
