"""Why one class opens one market or does not."""

from dataclasses import dataclass, replace
from enum import StrEnum

import numpy as np

from entente.engine.access.caps import NO_CAP
from entente.engine.access.nouns import UNKNOWN, Bools, Classes, Markets, Mode
from entente.engine.access.opening import has_level, led_to
from entente.engine.access.rules import Rules


class Because(StrEnum):
    OUT_OF_SCOPE = "out_of_scope"
    NOT_COLLECTED = "not_collected"
    NOTHING_ASKED = "nothing_asked"
    ACCEPTED = "accepted"
    RECOGNISED = "recognised"
    LEVEL_NOT_STATED = "level_not_stated"
    CAP_NOT_STATED = "cap_not_stated"
    NOT_CONFIRMED = "not_confirmed"
    BEYOND_CAP = "beyond_cap"
    NOT_RECOGNISED = "not_recognised"

    @property
    def opens(self) -> bool:
        return self in OPENING

    @property
    def is_unknown(self) -> bool:
        return self in UNKNOWING


OPENING = {Because.NOTHING_ASKED, Because.ACCEPTED, Because.RECOGNISED}
UNKNOWING = {Because.NOT_COLLECTED, Because.LEVEL_NOT_STATED, Because.CAP_NOT_STATED, Because.NOT_CONFIRMED}


@dataclass(frozen=True, slots=True)
class Reason:
    """`trail`: the rules that open it, in turn, or the one that comes nearest; `failed`: the caps it breaks or does not state."""

    because: Because
    trail: tuple[int, ...] = ()
    failed: tuple[str, ...] = ()


SAID = {because: Reason(because) for because in Because}


def reasons(one: Classes, markets: Markets, rules: Rules) -> list[Reason]:
    """For a single class, one reason a market [m]: the same answer as `access`, with the shortest trail."""
    said = _without_rules(one, markets)
    open_ends = [m for m, reason in enumerate(said) if reason is None]
    has = has_level(one, rules)[:, 0]
    surely = np.array([caps.met(one)[0][0] for caps in rules.caps], bool) & has & rules.sure
    leads = led_to(markets.chosen(open_ends), replace(rules, where=rules.where[:, open_ends]))
    decided = {m: _by_rules(one, rules, leads[:, place] & surely, leads[:, place] & has) for place, m in enumerate(open_ends)}
    return [reason or decided[m] for m, reason in enumerate(said)]


def _without_rules(one: Classes, markets: Markets) -> list[Reason | None]:
    """What is said already without looking at rules; None where they decide."""
    level = int(one.level[0])
    accepted = markets.accepted[level].tolist() if level != UNKNOWN else [False] * len(markets)
    rows = zip(markets.scope.tolist(), markets.mode.tolist(), accepted, strict=True)
    return [_said(scope == one.scope[0], mode, level, enough) for scope, mode, enough in rows]


def _said(in_scope: bool, mode: int, level: int, enough: bool) -> Reason | None:
    if not in_scope:
        return SAID[Because.OUT_OF_SCOPE]
    if mode in (Mode.NOT_COLLECTED, Mode.NOTHING_ASKED):
        return SAID[Because.NOT_COLLECTED if mode == Mode.NOT_COLLECTED else Because.NOTHING_ASKED]
    if level == UNKNOWN:
        return SAID[Because.LEVEL_NOT_STATED]
    return SAID[Because.ACCEPTED] if enough else None


def _by_rules(one: Classes, rules: Rules, by_rule: Bools, leading: Bools) -> Reason:
    if by_rule.any():
        return Reason(Because.RECOGNISED, _shortest(rules, by_rule))
    return _shut(one, rules, leading)


def _shut(one: Classes, rules: Rules, leading: Bools) -> Reason:
    """What is not confirmed or not stated comes before what is beyond a cap: the first may still be so."""
    near = [_near(one, rules, int(r)) for r in np.flatnonzero(leading)]
    for because in (Because.NOT_CONFIRMED, Because.CAP_NOT_STATED, Because.BEYOND_CAP):
        if found := [reason for reason in near if reason.because is because]:
            return min(found, key=lambda reason: len(reason.trail))
    return Reason(Because.NOT_RECOGNISED)


def _near(one: Classes, rules: Rules, r: int) -> Reason:
    broken: list[str] = []
    unstated: list[str] = []
    for name in ("eal", "ava_van", "domain", "profile", "category"):
        cap, said = getattr(rules.caps[r], name), int(getattr(one, name)[0])
        if said == UNKNOWN and cap != NO_CAP:
            unstated.append(name)
        elif cap != NO_CAP and not (said <= cap if name in ("eal", "ava_van") else said == cap):
            broken.append(name)
    because = Because.BEYOND_CAP if broken else Because.CAP_NOT_STATED if unstated else Because.NOT_CONFIRMED
    return Reason(because, rules.trail[r], tuple(broken or unstated))


def _shortest(rules: Rules, which: Bools) -> tuple[int, ...]:
    return min((rules.trail[int(r)] for r in np.flatnonzero(which)), key=len)
