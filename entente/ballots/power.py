"""Voting power under a rule, before it is adopted: what each class could decide if it voted as one, and what one member can."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from entente.ballots.facts import electorate_of
from entente.engine import power
from entente.engine.roll import Roll, RollLine, compile_roll
from entente.engine.rules import Rule
from entente.governance.models import Body
from entente.members.models import Category


@dataclass(frozen=True, slots=True)
class ClassPower:
    """Shares of 1; `single` is the power of one member of the class when everybody votes for itself."""

    name: str
    members: int
    votes: Fraction
    share: Fraction
    banzhaf: Fraction
    shapley: Fraction
    single: Fraction


@dataclass(frozen=True, slots=True)
class Power:
    """`winning` and `blocking`: the fewest classes, by name, that together carry or stop it."""

    roll: Roll
    classes: tuple[ClassPower, ...]
    winning: tuple[str, ...]
    blocking: tuple[str, ...]


def power_under(rule: Rule, body: Body, day: date) -> Power | None:
    """None for an election, and where nobody has a vote. Exact; a double majority and vetoes are left out and the page says so."""
    roll = compile_roll(rule, electorate_of(body, day).members, day)
    if rule.majority is None or not roll.entitled:
        return None
    of_class: dict[str, list[RollLine]] = defaultdict(list)
    for line in roll.entitled:
        of_class[line.member_class].append(line)
    names = sorted(of_class, key=lambda name: (-len(of_class[name]), name))
    votes = [sum((line.votes for line in of_class[name]), start=Fraction(0)) for name in names]
    try:
        blocs, single = power.game(votes, rule.majority.needs), _single(roll, rule)
    except ValueError:
        return None
    labels = dict(Category.objects.values_list("code", "name"))
    shown = [labels.get(name, name or "–") for name in names]
    rows = zip(shown, names, votes, power.banzhaf(blocs), power.shapley(blocs), strict=True)
    classes = tuple(
        ClassPower(label, len(of_class[name]), own, own / roll.votes, banzhaf, shapley, single[of_class[name][0].votes])
        for label, name, own, banzhaf, shapley in rows
    )
    winning, blocking = power.smallest_winning(blocs), power.smallest_blocking(blocs)
    return Power(roll, classes, _named(winning, shown), _named(blocking, shown))


def _single(roll: Roll, rule: Rule) -> dict[Fraction, Fraction]:
    """Votes of one member -> its power."""
    weights = [line.votes for line in roll.entitled]
    needs = rule.majority.needs if rule.majority else None
    assert needs is not None  # noqa: S101 -- asked before
    return dict(zip(weights, power.banzhaf(power.game(weights, needs)), strict=True))


def _named(coalition: power.Coalition, shown: list[str]) -> tuple[str, ...]:
    return tuple(shown[place] for place in coalition.voters)
