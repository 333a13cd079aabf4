"""Aims: the sums of a block that may not become too well known, and how wide each attacker's interval must be.

Guarded are each hidden cell, by this release alone and, if it was hidden before too, by both releases together; each cell that the
release before hid; and each change since then that is not published. Half of the amount is asked for, by `Rule.width`; of a sum that
an attacker pays into, half of what the others pay, for its own part it knows anyway.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field

import numpy as np

from entente.engine.disclosure.attacker import View
from entente.engine.disclosure.blocks import Vector
from entente.engine.disclosure.nouns import Address
from entente.engine.disclosure.scene import Scene


@dataclass
class Aim:
    """`demands`: the width each attacker's interval for `goal` needs. `is_past`: an amount that the release before hid.

    `suspects`: the outsider and whoever came too close before, to be asked first.
    """

    address: Address
    goal: Vector
    demands: Vector
    looks_back: bool = False
    is_past: bool = False
    suspects: list[int] = field(default_factory=lambda: [0])

    def forgo(self, attacker: int) -> None:
        self.demands[attacker] = 0.0


def aims_at(scene: Scene, address: Address, width: float, *, is_hidden: bool, was_hidden: bool | None) -> Iterator[Aim]:
    """What to guard for one cell; `was_hidden` is None when there is no release before."""
    alone, back, before = scene.rows([address])[0], scene.rows_back([address])[0], scene.rows_before([address])[0]
    if is_hidden and not was_hidden:
        yield Aim(address, alone, _demands(scene.alone, alone, width))
    if is_hidden and was_hidden:
        yield Aim(address, back, _demands(scene.back, back, width), looks_back=True)
    if was_hidden:
        yield Aim(address, before, _demands(scene.back, before, width), looks_back=True, is_past=True)
    if was_hidden or (is_hidden and was_hidden is not None):
        yield Aim(address, back - before, _demands(scene.back, back - before, width), looks_back=True)


def _demands(view: View, goal: Vector, width: float) -> Vector:
    """Nothing is asked against attackers who, by the directory, are the only ones that can stand in the cell."""
    stands_alone = view.shut[:, goal != 0].all(axis=1)
    return np.where(stands_alone, 0.0, width * np.abs((view.truth - view.own) @ goal))
