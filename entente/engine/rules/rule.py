"""A rule of voting as data: what a vote needs to be opened, to be counted and to be carried. It cites the article it comes from.

Source of the schema: what associations write. Time is days, weights are exact fractions. A rule that contradicts
itself is refused when it is made: `Contradiction` names the field.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from fractions import Fraction

from entente.engine.rules.elections import Elects
from entente.engine.rules.thresholds import EVERY, HALF, Base, Counts, Threshold


class Contradiction(ValueError):
    """A rule that cannot be: `name` is the field, `problem` why, in words."""

    def __init__(self, name: str, problem: str) -> None:
        super().__init__(f"{name}: {problem}")
        self.name, self.problem = name, problem


@dataclass(frozen=True, slots=True)
class Source:
    """Where it is written: article and version of the statutes or internal rules, and the day that version holds from."""

    article: str
    version: str
    on: date | None = None


@dataclass(frozen=True, slots=True)
class Electorate:
    """Who is on the roll, by the facts of the record date. Empty sets mean no condition.

    `needs_dues`: unpaid dues take the vote away; dues not collected never do, but are shown. `needs_voice`: somebody has to be named who
    speaks for the organisation. `days_before`: the record date lies this many days before the vote opens.
    """

    classes: frozenset[str] = frozenset()
    standings: frozenset[str] = frozenset({"admitted"})
    countries: frozenset[str] = frozenset()
    needs_dues: bool = False
    needs_voice: bool = False
    days_before: int = 0

    def __post_init__(self) -> None:
        if not self.standings:
            raise Contradiction("standings", "say which standing has a vote")
        if self.days_before < 0:
            raise Contradiction("days_before", "the record date cannot lie after the vote")


class Weighs(StrEnum):
    """What gives a member its votes."""

    ONE = "one"  # one member, one vote
    BY_CLASS = "class"  # votes stated for each class
    BY_FEE = "fee"  # votes by band of the yearly fee
    BY_MEMBERS = "members"  # votes by how many the member represents


@dataclass(frozen=True, slots=True)
class Weight:
    """How many votes a member has.

    `by_class`: class -> votes, `otherwise` for classes not named. `bands`: (fee from, votes), the highest band reached counts; none
    reached gives `otherwise`. `per`: one vote for so many represented members, begun numbers not counted; `at_least`, `at_most` bound it.
    Dynamic: represented members that attend themselves are taken off (a member's votes = represented - attending).
    May split: its holder may vote partly for, partly against.
    """

    weighs: Weighs = Weighs.ONE
    by_class: Mapping[str, Fraction] = field(default_factory=dict)
    bands: tuple[tuple[Fraction, Fraction], ...] = ()
    otherwise: Fraction = Fraction(0)
    per: int = 1
    at_least: Fraction = Fraction(0)
    at_most: Fraction | None = None
    is_dynamic: bool = False
    may_split: bool = False

    def __post_init__(self) -> None:
        tables = (self.weighs is Weighs.BY_CLASS, self.weighs is Weighs.BY_FEE)
        if (bool(self.by_class), bool(self.bands)) != tables or (self.otherwise and not any(tables)):
            raise Contradiction("weighs", "votes by class need a table of classes, votes by fee bands, and the other ways neither")
        if self.per < 1 or (self.weighs is not Weighs.BY_MEMBERS and (self.per > 1 or self.is_dynamic)):
            raise Contradiction("per", "one vote for so many members, and dynamic weights, belong to votes by members represented")
        votes = [*self.by_class.values(), *(votes for _fee, votes in self.bands), self.otherwise, self.at_least]
        if min(votes) < 0 or (self.at_most is not None and self.at_most < self.at_least):
            raise Contradiction("at_most", "votes are at least 0, and the most is not below the least")


class Unit(StrEnum):
    MEMBER = "member"
    GROUP = "group"  # of all members under one corporate group only one votes: the one named as its voice


@dataclass(frozen=True, slots=True)
class SecondCall:
    """The meeting called again for want of a quorum, `earliest` to `latest` days after; `needs` None: whoever comes is enough."""

    earliest: int
    latest: int | None = None
    needs: Threshold | None = None

    def __post_init__(self) -> None:
        if self.earliest < 0 or (self.latest is not None and self.latest < self.earliest):
            raise Contradiction("second_call", "its latest day does not come before its earliest")


@dataclass(frozen=True, slots=True)
class Quorum:
    """How much of the roll has to be there; `per_class`: also of every class with a member on the roll."""

    needs: Threshold
    counts: Counts = Counts.MEMBERS
    counts_represented: bool = True  # proxies count as being there
    per_class: Threshold | None = None
    second_call: SecondCall | None = None


@dataclass(frozen=True, slots=True)
class ClassMajority:
    """A majority within classes as well: in every class that has votes on the roll, or in `of_classes` of those."""

    needs: Threshold = HALF
    base: Base = Base.CAST_WITHOUT_ABSTENTIONS
    of_classes: Threshold = EVERY


@dataclass(frozen=True, slots=True)
class Majority:
    """What carries a motion. `per_class`: a double majority. `veto`: a class of these in which more votes are against than for stops it."""

    needs: Threshold = HALF
    base: Base = Base.CAST_WITHOUT_ABSTENTIONS
    per_class: ClassMajority | None = None
    veto: frozenset[str] = frozenset()


class ProxyScope(StrEnum):
    ITEM = "item"  # one vote
    MEETING = "meeting"  # every vote of one meeting
    STANDING = "standing"  # until it expires or is revoked


@dataclass(frozen=True, slots=True)
class Proxies:
    """Who may vote for another member. `cap`: proxies in one hand, None without limit; `expires_after` days from being given."""

    cap: int | None = 1
    same_class: bool = False
    holder_present: bool = True
    scope: ProxyScope = ProxyScope.MEETING
    expires_after: int | None = None
    is_revocable: bool = True

    def __post_init__(self) -> None:
        if (self.cap is not None and self.cap < 1) or (self.expires_after is not None and self.expires_after < 1):
            raise Contradiction("proxies", "caps and days are at least 1; a rule without proxies leaves them out")


class Secrecy(StrEnum):
    ROLL_CALL = "roll_call"  # who voted what is published
    SEPARATED = "separated"  # the roll knows who voted, the ballot knows no voter
    CRYPTOGRAPHIC = "cryptographic"  # handed to Belenios


class SecretWhen(StrEnum):
    ALWAYS = "always"
    PERSONS = "persons"  # votes about persons
    ON_DEMAND = "on_demand"  # `demanded_by` of the votes present ask for it
    NEVER = "never"


@dataclass(frozen=True, slots=True)
class Privacy:
    level: Secrecy = Secrecy.ROLL_CALL
    when: SecretWhen = SecretWhen.NEVER
    demanded_by: Threshold | None = None


class Tie(StrEnum):
    """The last resort when votes are equal, after stepping back in an election by rounds."""

    STOP = "stop"  # the count stops and names the tied
    NOT_CARRIED = "not_carried"  # motions only
    CHAIR = "chair"
    LOT = "lot"  # from a seed recorded in public before the count


@dataclass(frozen=True, slots=True)
class Rule:
    """One kind of vote of one body. Exactly one of `majority` (motions) and `elects` (elections)."""

    name: str
    source: Source
    electorate: Electorate = Electorate()
    weight: Weight = Weight()
    unit: Unit = Unit.MEMBER
    quorum: Quorum | None = None
    majority: Majority | None = None
    elects: Elects | None = None
    proxies: Proxies | None = None  # None: nobody votes for another
    privacy: Privacy = Privacy()
    tie: Tie = Tie.STOP
    notice_days: int = 0

    def __post_init__(self) -> None:
        if (self.majority is None) == (self.elects is None):
            raise Contradiction("majority", "a rule is either for motions or for elections")
        if self.elects is not None and self.tie is Tie.NOT_CARRIED:
            raise Contradiction("tie", "an election cannot be left not carried: take stop, chair or lot")
        if not self.source.article or not self.source.version:
            raise Contradiction("source", "a rule cites its article and the version of the text")
        if (self.privacy.when is SecretWhen.ON_DEMAND) != (self.privacy.demanded_by is not None):
            raise Contradiction("privacy", "how many may demand a secret vote is said where one is held on demand, and only there")
        if (self.privacy.when is SecretWhen.NEVER) != (self.privacy.level is Secrecy.ROLL_CALL):
            raise Contradiction("privacy", "a roll-call is never secret, and a secret level needs to be said when")
        if self.notice_days < 0:
            raise Contradiction("notice_days", "notice is given before the vote")
