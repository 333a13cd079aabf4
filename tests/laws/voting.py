"""Small random elections, motions and rules."""

from datetime import date
from fractions import Fraction

from hypothesis import given as given_any
from hypothesis import settings
from hypothesis import strategies as st

from entente.engine.rules import (
    Base,
    ClassMajority,
    Counts,
    Electorate,
    Elects,
    Majority,
    Method,
    Privacy,
    Proxies,
    ProxyScope,
    Quorum,
    Rule,
    SecondCall,
    Secrecy,
    SecretWhen,
    Source,
    Threshold,
    Tie,
    Unit,
    Weighs,
    Weight,
)
from entente.engine.tally import Ballot, Candidate, Choice, Vote


def given(*worlds):
    """Few examples a law: elections are large."""
    return lambda law: settings(max_examples=40)(given_any(*worlds)(law))


CLASSES = ("large", "sme", "research")
COUNTRIES = ("", "BE", "FR")
GROUPS = ("south", "women")
wholes = st.integers(1, 4).map(Fraction)
fractions = st.fractions(Fraction(1, 6), 4, max_denominator=6)
shares = st.fractions(0, 1, max_denominator=6)
thresholds = st.builds(Threshold, shares, st.booleans())


@st.composite
def candidates(draw, most=6):
    count = draw(st.integers(1, most))
    return [_candidate(draw, number) for number in range(1, count + 1)]


def _candidate(draw, number):
    groups = draw(st.frozensets(st.sampled_from(GROUPS), max_size=2))
    return Candidate(number, "", draw(st.sampled_from(CLASSES)), draw(st.sampled_from(COUNTRIES)), groups=groups)


@st.composite
def ballots(draw, standing, weights=wholes, longest=None):
    numbers = [one.number for one in standing]
    rankings = st.permutations(numbers).flatmap(lambda one: st.integers(0, longest or len(one)).map(lambda end: tuple(one[:end])))
    return draw(st.lists(st.builds(Ballot, rankings, weights), min_size=1, max_size=14))


@st.composite
def ways(draw, methods=tuple(Method)):
    """A way to elect."""
    method, seats = draw(st.sampled_from(methods)), draw(st.integers(1, 4))
    if method.is_ranked or draw(st.booleans()):
        return Elects(method, seats)
    kept, cap = {draw(st.sampled_from(CLASSES)): draw(st.integers(1, seats))}, draw(st.none() | st.integers(1, 2))
    if draw(st.booleans()):
        return Elects(method, seats, kept, cap)
    women = draw(st.integers(1, seats))
    owed = {"women": women, "south": draw(st.integers(1, seats - women))} if women < seats else {"women": women}
    return Elects(method, seats, *draw(st.sampled_from((({}, None), (kept, cap)))), at_least=owed)


@st.composite
def elections(draw, methods=tuple(Method)):
    """A way to elect, candidates, and ballots that fit it."""
    elects, standing = draw(ways(methods)), draw(candidates())
    longest = {Method.PLURALITY: 1, Method.BLOCK: min(elects.seats, len(standing))}.get(elects.method)
    weights = wholes if elects.method is Method.STV_SCOTTISH else fractions
    return elects, standing, draw(ballots(standing, weights, longest))


votes = st.lists(st.builds(Vote, st.sampled_from(list(Choice)), fractions, st.sampled_from(CLASSES)), max_size=10)
class_majorities = st.builds(ClassMajority, thresholds, st.sampled_from(list(Base)), thresholds)
majorities = st.builds(
    Majority, thresholds, st.sampled_from(list(Base)), st.none() | class_majorities, st.frozensets(st.sampled_from(CLASSES), max_size=1)
)
more_days, needed = st.none() | st.integers(1, 30), st.none() | thresholds
second_calls = st.builds(lambda first, more, needs: SecondCall(first, more and first + more, needs), st.integers(0, 9), more_days, needed)
quorums = st.builds(Quorum, thresholds, st.sampled_from(list(Counts)), st.booleans(), needed, st.none() | second_calls)
caps, scopes = st.none() | st.integers(1, 3), st.sampled_from(list(ProxyScope))
proxies = st.builds(Proxies, caps, st.booleans(), st.booleans(), scopes, more_days, st.booleans())
electorates = st.builds(
    Electorate,
    st.frozensets(st.sampled_from(CLASSES)),
    st.frozensets(st.sampled_from(("admitted", "suspended")), min_size=1),
    st.frozensets(st.sampled_from(("BE", "FR"))),
    st.booleans(),
    st.booleans(),
    st.integers(0, 30),
)
secret = st.sampled_from((Secrecy.SEPARATED, Secrecy.CRYPTOGRAPHIC))
privacies = st.one_of(
    st.just(Privacy()),
    st.builds(Privacy, secret, st.sampled_from((SecretWhen.ALWAYS, SecretWhen.PERSONS))),
    st.builds(Privacy, secret, st.just(SecretWhen.ON_DEMAND), thresholds),
)
sources = st.builds(Source, st.sampled_from(("Article 1", "Article 2")), st.sampled_from(("1", "2")), st.none() | st.just(date(2016, 7, 5)))
class_votes = st.integers(0, 5).map(Fraction)
tables = st.dictionaries(st.sampled_from(CLASSES), class_votes, min_size=1)
bands = st.lists(st.tuples(st.integers(0, 9).map(Fraction), class_votes), min_size=1, max_size=3, unique_by=lambda one: one[0]).map(tuple)


@st.composite
def weights(draw):
    weighs, least = draw(st.sampled_from(list(Weighs))), draw(st.integers(0, 2).map(Fraction))
    own = {
        Weighs.ONE: {},
        Weighs.BY_CLASS: {"by_class": tables, "otherwise": class_votes},
        Weighs.BY_FEE: {"bands": bands, "otherwise": class_votes},
        Weighs.BY_MEMBERS: {"per": st.integers(1, 3), "is_dynamic": st.booleans()},
    }[weighs]
    most = draw(st.none() | st.integers(0, 5).map(lambda more: least + more))
    drawn = {name: draw(values) for name, values in own.items()}
    return Weight(weighs, at_least=least, at_most=most, may_split=draw(st.booleans()), **drawn)


@st.composite
def rules(draw):
    majority = draw(st.none() | majorities)
    elects = None if majority else draw(ways())
    ties = [tie for tie in Tie if majority or tie is not Tie.NOT_CARRIED]
    return Rule(
        draw(st.sampled_from(("Ordinary", "Statutes"))),
        draw(sources),
        draw(electorates),
        draw(weights()),
        draw(st.sampled_from(list(Unit))),
        draw(st.none() | quorums),
        majority,
        elects,
        draw(st.none() | proxies),
        draw(privacies),
        draw(st.sampled_from(ties)),
        draw(st.integers(0, 30)),
    )


@st.composite
def roll_rules(draw):
    """Rules that differ only in what makes the roll."""
    return Rule(
        "Ordinary", Source("Article 1", "1"), draw(electorates), draw(weights()), draw(st.sampled_from(list(Unit))), majority=Majority()
    )
