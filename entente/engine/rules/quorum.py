"""Whether enough are there."""

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from entente.engine.rules.rule import Quorum
from entente.engine.rules.situation import Situation
from entente.engine.rules.strength import Heads
from entente.engine.rules.thresholds import Threshold


@dataclass(frozen=True, slots=True)
class Attendance:
    """`part` of `base` against what is needed; `name` is a class, empty for all."""

    part: Fraction
    base: Fraction
    needs: Threshold
    name: str = ""

    @property
    def is_enough(self) -> bool:
        return self.needs.is_met(self.part, self.base)


def attendance(quorum: Quorum, situation: Situation) -> Iterator[Attendance]:
    """What has to be enough now; nothing at a second call where whoever comes is enough."""
    is_second = situation.called_again_after is not None and quorum.second_call is not None
    needs = quorum.second_call.needs if is_second and quorum.second_call else quorum.needs
    if needs is None:
        return
    yield Attendance(_there(quorum, situation, ""), situation.roll.whole.of(quorum.counts), needs)
    if quorum.per_class and not is_second:
        for name in sorted(situation.roll.by_class):
            yield Attendance(_there(quorum, situation, name), situation.roll.in_class(name).of(quorum.counts), quorum.per_class, name)


def _there(quorum: Quorum, situation: Situation, name: str) -> Fraction:
    def of(heads: Heads) -> Fraction:
        return heads.of(quorum.counts)

    present, represented = situation.present, situation.represented
    own = of(present.in_class(name) if name else present.whole)
    others = of(represented.in_class(name) if name else represented.whole)
    return own + (others if quorum.counts_represented else 0)
