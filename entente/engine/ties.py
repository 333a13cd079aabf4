"""Where the nodes of a cooperation graph stand: what is at home on an inner ring, what is abroad on an outer one, none on another."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import cos, pi, sin


@dataclass(frozen=True, slots=True)
class Spot:
    """In units of the picture, from its upper left corner; `angle` in turns, from the right, clockwise."""

    x: float
    y: float
    angle: float


def rings(groups: Mapping[str, Sequence[str]], side: float, margin: float) -> dict[str, Spot]:
    """A ring a group, the first innermost; nodes in the order given, evenly spread, every second ring turned by half a step."""
    if side <= 2 * margin or margin < 0:
        raise ValueError("The picture has to be wider than its margins.")
    held = [nodes for nodes in groups.values() if nodes]
    found: dict[str, Spot] = {}
    for ring, nodes in enumerate(held, 1):
        radius = (side / 2 - margin) * ring / len(held)
        for place, node in enumerate(nodes):
            angle = (place + (0.5 if ring % 2 == 0 else 0.0)) / len(nodes)
            found[node] = Spot(_round(side / 2 + radius * cos(2 * pi * angle)), _round(side / 2 + radius * sin(2 * pi * angle)), angle)
    return found


def _round(value: float) -> float:
    return round(value, 1)
