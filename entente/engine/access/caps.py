"""Up to where a rule recognises: an EAL, a depth of vulnerability analysis, a technical domain, a profile, a category."""

from dataclasses import dataclass

import numpy as np

from entente.engine.access.nouns import UNKNOWN, Bools, Classes

NO_CAP = -1


@dataclass(frozen=True, slots=True)
class Caps:
    """`eal` and `ava_van` are the most that is recognised, the others what has to be there; -1 is no cap."""

    eal: int = NO_CAP
    ava_van: int = NO_CAP
    domain: int = NO_CAP
    profile: int = NO_CAP
    category: int = NO_CAP

    def met(self, classes: Classes) -> tuple[Bools, Bools]:
        """(surely, maybe) [c]: maybe where a class does not state what a cap asks about."""
        surely, maybe = np.ones(len(classes), bool), np.ones(len(classes), bool)
        for name in ("eal", "ava_van", "domain", "profile", "category"):
            cap, said = getattr(self, name), getattr(classes, name)
            if cap == NO_CAP:
                continue
            holds = (said <= cap) if name in ("eal", "ava_van") else (said == cap)
            surely &= holds & (said != UNKNOWN)
            maybe &= holds | (said == UNKNOWN)
        return surely, maybe

    def and_(self, other: "Caps") -> "Caps | None":
        """Both at once; None where no class can meet both."""
        least = {name: _least(getattr(self, name), getattr(other, name)) for name in ("eal", "ava_van")}
        same = {}
        for name in ("domain", "profile", "category"):
            one, two = getattr(self, name), getattr(other, name)
            if NO_CAP not in (one, two) and one != two:
                return None
            same[name] = max(one, two)
        return Caps(**least, **same)


def _least(one: int, other: int) -> int:
    return max(one, other) if NO_CAP in (one, other) else min(one, other)
