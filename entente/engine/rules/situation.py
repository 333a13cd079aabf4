"""How things stand when somebody wants to open a vote."""

from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from entente.engine.rules.rule import ProxyScope, Secrecy
from entente.engine.rules.strength import NONE_THERE, Strength


@dataclass(frozen=True, slots=True)
class Proxy:
    """One member's vote in another's hand. `for_this`: it was given for this vote or this meeting."""

    holder: str
    giver: str
    holder_class: str = ""
    giver_class: str = ""
    is_holder_present: bool = True
    given_on: date | None = None
    scope: ProxyScope = ProxyScope.MEETING
    for_this: bool = True
    is_revoked: bool = False


@dataclass(frozen=True, slots=True)
class Situation:
    """`present`: who is there in person, `represented`: who is there only by a proxy that is good. Days as the body's calendar has them.

    `called_again_after`: the day of the first meeting that had no quorum, for a second call. `demanding`: votes that ask for secrecy,
    of those there or, where it `is_in_writing`, of the whole roll.
    """

    opens_on: date
    roll: Strength
    present: Strength
    represented: Strength = NONE_THERE
    record_on: date | None = None
    noticed_on: date | None = None
    called_again_after: date | None = None
    secrecy: Secrecy = Secrecy.ROLL_CALL
    is_about_persons: bool = False
    demanding: Fraction = Fraction(0)
    is_in_writing: bool = False
    proxies: tuple[Proxy, ...] = ()
    silent_groups: tuple[str, ...] = ()
    candidates: int | None = None
    has_seed: bool = False
    has_chair: bool = False

    @property
    def asked(self) -> Fraction:
        """Votes of which a share may ask for secrecy."""
        return self.roll.whole.votes if self.is_in_writing else self.present.whole.votes + self.represented.whole.votes
