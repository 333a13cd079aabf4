"""The rule by which a goal's state follows from its items."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from entente.engine.progress.judged import Judged, State


@dataclass(frozen=True, slots=True)
class Standing:
    """A goal's state, and all its items, those that decided it first."""

    state: State
    because: Sequence[Judged]
    others: Sequence[Judged]


def standing(items: Iterable[Judged]) -> Standing:
    """Red when at least half of all items are red; amber when any is red or amber; unknown when there is none, or one is not known;
    else green; reached when all are. So nobody makes a goal green, or red, by not collecting a figure."""
    found = sorted(items, key=lambda item: (_ORDER[item.state], item.key))
    state = _state([item.state for item in found])
    because = [item for item in found if item.state in _DECIDES[state]]
    return Standing(state, because, [item for item in found if item not in because])


def _state(states: Sequence[State]) -> State:
    reds = states.count(State.RED)
    if reds and 2 * reds >= len(states):
        return State.RED
    if reds or State.AMBER in states:
        return State.AMBER
    if not states or State.UNKNOWN in states:
        return State.UNKNOWN
    return State.GREEN if State.GREEN in states else State.REACHED


_ORDER = {state: place for place, state in enumerate(State)}
_DECIDES = {
    State.RED: {State.RED},
    State.AMBER: {State.RED, State.AMBER},
    State.UNKNOWN: {State.UNKNOWN},
    State.GREEN: {State.GREEN},
    State.REACHED: {State.REACHED},
}
