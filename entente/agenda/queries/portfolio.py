"""What a budget buys: by equal shares beside the greedy list, at the low and the high end of the costs, and who is represented by what."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from entente.agenda.models import Panellist, Question, Round, Score, Topic
from entente.engine.portfolio import Instance, Method, Portfolio, Project, choose, instance, neglected, without_anything

SHARE = 100  # units in which a voter's share is counted: completion raises everybody's by a hundredth of it
HALF = 0.5


@dataclass(frozen=True, slots=True)
class Line:
    """A topic at three prices: chosen by equal shares at its low, middle and high cost, and by the greedy list at the middle."""

    topic: Topic
    votes: int
    low: bool
    middle: bool
    high: bool
    greedy: bool

    @property
    def is_sure(self) -> bool:
        return self.low and self.middle and self.high

    @property
    def is_possible(self) -> bool:
        return self.low or self.middle or self.high


@dataclass(frozen=True, slots=True)
class Represented:
    """Of one category: how many answered, how many of those have something they approve of chosen, and with how much money behind it."""

    category: str
    voters: int
    served: int
    money: Decimal


@dataclass(frozen=True, slots=True)
class Bought:
    lines: list[Line]
    voters: int
    cost: Decimal  # at the middle of the ranges
    greedy_cost: Decimal
    without: int
    greedy_without: int
    neglected: list[tuple[Topic, int]]  # topics left out, whose so many supporters would be due more: by the greedy list
    represented: list[Represented]
    left_out: list[Topic]  # no cost is stated: they cannot be bought


def bought(round_: Round, budget: Decimal) -> Bought:
    """Every organisation of the panel that answered is a voter; it approves of the topics that it put into the better half."""
    every = list(round_.topics.order_by("number"))
    priced = [one for one in every if one.cost_low is not None and one.cost_high is not None]
    approved = approvals(round_, {one.pk for one in priced})
    at = {end: _instance(priced, approved, budget, end) for end in ("low", "middle", "high")}
    chosen = {end: choose(given) for end, given in at.items()}
    greedy = choose(at["middle"], Method.GREEDY)
    votes, middle = at["middle"].votes, at["middle"]
    lines = [
        Line(
            one,
            votes[_key(one)],
            low=_key(one) in chosen["low"].selected,
            middle=_key(one) in chosen["middle"].selected,
            high=_key(one) in chosen["high"].selected,
            greedy=_key(one) in greedy.selected,
        )
        for one in priced
    ]
    named = {_key(one): one for one in priced}
    unit = _unit(approved, budget)
    return Bought(
        sorted(lines, key=lambda line: (-line.is_sure, -line.middle, -line.is_possible, -line.votes, line.topic.number)),
        len(approved),
        _euros(chosen["middle"], unit),
        _euros(greedy, unit),
        without_anything(middle, chosen["middle"].selected),
        without_anything(middle, greedy.selected),
        [(named[one.project], one.voters) for one in neglected(middle, greedy.selected)],
        _represented(round_, approved, {int(pk) for pk in chosen["middle"].selected}, {one.pk: one for one in priced}),
        [one for one in every if one not in priced],
    )


def approvals(round_: Round, among: set[int]) -> dict[int, frozenset[int]]:
    """Organisation -> topics it approves of: preferred in at least half of its questions about them, or scored a half or more."""
    shown: dict[int, dict[int, list[float]]] = defaultdict(lambda: defaultdict(list))
    if round_.compares:
        rows = Question.objects.filter(panellist__round=round_, preferred__isnull=False)
        for of, won, first, second in rows.values_list("panellist__organisation_id", "preferred_id", "first_id", "second_id"):
            for topic in (first, second):
                shown[of][topic].append(float(topic == won))
    else:
        scores = Score.objects.filter(panellist__round=round_)
        for of, topic, halves, weight in scores.values_list("panellist__organisation_id", "topic_id", "halves", "criterion__weight"):
            shown[of][topic] += [halves / 2] * weight
    return {
        of: frozenset(topic for topic, given in topics.items() if topic in among and sum(given) / len(given) >= HALF)
        for of, topics in sorted(shown.items())
    }


def _instance(topics: Iterable[Topic], approved: dict[int, frozenset[int]], budget: Decimal, end: str) -> Instance:
    unit = _unit(approved, budget)
    projects = [Project(_key(one), _cost(one, end) / unit, one.title) for one in topics]
    return instance(Fraction(budget) / unit, projects, [[f"{pk:09}" for pk in sorted(ballot)] for ballot in approved.values()])


def _cost(topic: Topic, end: str) -> Fraction:
    low, high = Fraction(topic.cost_low or 0), Fraction(topic.cost_high or 0)
    return {"low": low, "high": high, "middle": (low + high) / 2}[end]


def _unit(approved: dict[int, frozenset[int]], budget: Decimal) -> Fraction:
    return Fraction(budget) / (SHARE * max(1, len(approved)))


def _key(topic: Topic) -> str:
    return f"{topic.pk:09}"


def _euros(found: Portfolio, unit: Fraction) -> Decimal:
    amount = found.cost * unit
    return (Decimal(amount.numerator) / Decimal(amount.denominator)).quantize(Decimal("0.01"))


def _represented(round_: Round, approved: dict[int, frozenset[int]], selected: set[int], topics: dict[int, Topic]) -> list[Represented]:
    kinds = dict(Panellist.objects.filter(round=round_).values_list("organisation_id", "category"))
    found: dict[str, list[frozenset[int]]] = defaultdict(list)
    for of, ballot in approved.items():
        found[kinds[of]].append(ballot & selected)
    return [
        Represented(kind, len(ballots), sum(map(bool, ballots)), sum((_middle(topics[pk]) for pk in set().union(*ballots)), Decimal(0)))
        for kind, ballots in sorted(found.items())
    ]


def _middle(topic: Topic) -> Decimal:
    return ((topic.cost_low or Decimal(0)) + (topic.cost_high or Decimal(0))) / 2
