"""The cooperation graph as a picture of our own: nodes numbered as in the table beside it, so that no name is cut."""

from collections.abc import Sequence
from dataclasses import dataclass

from entente.dialogue.queries.cooperation import HOME, Tie, names
from entente.engine.ties import Spot, rings

SIDE, MARGIN = 640.0, 40.0


@dataclass(frozen=True, slots=True)
class Node:
    number: int
    name: str
    kind: str
    at: Spot


@dataclass(frozen=True, slots=True)
class Line:
    one: Spot
    other: Spot
    tone: str


@dataclass(frozen=True, slots=True)
class Graph:
    nodes: Sequence[Node]
    lines: Sequence[Line]
    centre: Spot
    side: int = int(SIDE)


def graph(ties: Sequence[Tie]) -> Graph:
    """Regions on the inner ring, partner bodies on the outer, the partnership in the middle."""
    named = names(ties)
    groups = {kind: [node for node in named if node.startswith(kind)] for kind in ("region", "body")}
    centre = Spot(SIDE / 2, SIDE / 2, 0.0)
    spots = rings(groups, SIDE, MARGIN) | {HOME: centre}
    nodes = [Node(place, name, node.partition(":")[0], spots[node]) for place, (node, name) in enumerate(named.items(), 1)]
    lines = [Line(spots[tie.one], spots[tie.other], _tone(tie)) for tie in ties]
    return Graph(nodes, lines, centre)


def _tone(tie: Tie) -> str:
    if tie.one != HOME:
        return "between"
    return "signed" if tie.memoranda else "spoken"
