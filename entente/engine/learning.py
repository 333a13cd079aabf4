"""Learning: what somebody lacks for a role, skill by skill, and the shortest set of courses that closes it.

Skills are named by keys, depths are the five levels of the e-CF (EN 16234-1), 0 is nothing. A course closes a skill when it leads to the
level that is asked for, alone: two shallow courses are not a deep one. The choice is a weighted set cover, solved to the optimum by HiGHS
in the order of `Path.rank`; what cannot be closed is named with its reason. Loads scipy when there is something to choose.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum
from typing import Any

Levels = Mapping[str, int]
MOST_LEVEL = 5


@dataclass(frozen=True, slots=True)
class Course:
    """`length` in hours, `cost` in euros (the highest that may be asked); None: not said. `is_remote`: it can be taken from anywhere."""

    key: int
    teaches: Levels
    length: Decimal | None = None
    cost: Decimal | None = None
    languages: frozenset[str] = frozenset()
    country: str = ""
    is_remote: bool = False


@dataclass(frozen=True, slots=True)
class Limits:
    """What somebody can take: empty sets and None limit nothing. With a budget, a course whose cost is not said is not taken."""

    languages: frozenset[str] = frozenset()
    countries: frozenset[str] = frozenset()
    budget: Decimal | None = None


class Why(StrEnum):
    """Why a skill stays open."""

    NO_COURSE = "no_course"
    LANGUAGE = "language"
    PLACE = "place"
    COST_UNKNOWN = "cost_unknown"
    BUDGET = "budget"


@dataclass(frozen=True, slots=True)
class Path:
    """`closes`: the chosen courses, each with the skills of the gap that it closes; `left`: skills that stay open, and why."""

    closes: Mapping[int, tuple[str, ...]] = field(default_factory=dict)
    left: Mapping[str, Why] = field(default_factory=dict)
    length: Decimal | None = Decimal(0)
    cost: Decimal | None = Decimal(0)


def gap(have: Levels, need: Levels) -> dict[str, tuple[int, int]]:
    """The skills whose level is below what is asked: {skill: (level held, level asked)}, in the order of their names."""
    return {skill: (have.get(skill, 0), level) for skill, level in sorted(need.items()) if have.get(skill, 0) < level}


def closed_by(course: Course, asked: Levels) -> tuple[str, ...]:
    return tuple(skill for skill, level in asked.items() if course.teaches.get(skill, 0) >= level)


def shortest(asked: Levels, courses: Iterable[Course], limits: Limits = Limits()) -> Path:
    """The best set: fewest skills left open, then fewest courses, then the least length, then the least cost.

    What is not said counts as one more than the most that is. Among sets equal in all of these, any one. The order of courses is no matter.
    """
    every = sorted((one for one in courses if closed_by(one, asked)), key=lambda one: one.key)
    offered = _undominated([one for one in every if _fits(one, limits)], asked)
    chosen = _chosen(asked, offered, limits.budget) if offered else []
    closes = {one.key: closed_by(one, asked) for one in chosen}
    open_still = [skill for skill in asked if not any(skill in skills for skills in closes.values())]
    left = {skill: _why(skill, asked[skill], every, limits) for skill in open_still}
    return Path(closes, left, _sum(one.length for one in chosen), _sum(one.cost for one in chosen))


def rank(asked: Levels, chosen: Sequence[Course], offered: Sequence[Course]) -> tuple[int, int, Decimal, Decimal]:
    """By what two sets are compared, the smaller the better; `offered` says what stands for lengths and costs that are not said."""
    closed = {skill for one in chosen for skill in closed_by(one, asked)}
    lengths, costs = _known(offered, "length"), _known(offered, "cost")
    return (
        len(asked) - len(closed),
        len(chosen),
        sum((lengths[one.key] for one in chosen), Decimal(0)),
        sum((costs[one.key] for one in chosen), Decimal(0)),
    )


def _fits(one: Course, limits: Limits) -> bool:
    return _speaks(one, limits) and _is_near(one, limits) and _costs(one, limits) is None


def _speaks(one: Course, limits: Limits) -> bool:
    return not limits.languages or bool(limits.languages & one.languages)


def _is_near(one: Course, limits: Limits) -> bool:
    return not limits.countries or one.is_remote or one.country in limits.countries


def _costs(one: Course, limits: Limits) -> Why | None:
    if limits.budget is None:
        return None
    if one.cost is None:
        return Why.COST_UNKNOWN
    return Why.BUDGET if one.cost > limits.budget else None


def _why(skill: str, level: int, every: Sequence[Course], limits: Limits) -> Why:
    """The first limit that leaves no course."""
    left = [one for one in every if one.teaches.get(skill, 0) >= level]
    if not left:
        return Why.NO_COURSE
    left = [one for one in left if _speaks(one, limits)]
    if not left:
        return Why.LANGUAGE
    left = [one for one in left if _is_near(one, limits)]
    if not left:
        return Why.PLACE
    return Why.COST_UNKNOWN if all(_costs(one, limits) == Why.COST_UNKNOWN for one in left) else Why.BUDGET


def _undominated(offered: Sequence[Course], asked: Levels) -> list[Course]:
    """Without courses that another one beats in everything: no best set needs them."""
    lengths, costs = _known(offered, "length"), _known(offered, "cost")
    best: dict[tuple[str, ...], list[Course]] = {}
    for one in sorted(offered, key=lambda one: (lengths[one.key], costs[one.key], one.key)):
        same = best.setdefault(closed_by(one, asked), [])
        if not any(costs[other.key] <= costs[one.key] for other in same):
            same.append(one)
    kept = [one for same in best.values() for one in same]
    return sorted(kept, key=lambda one: one.key)


def _known(offered: Sequence[Course], name: str) -> dict[int, Decimal]:
    said = [value for one in offered if (value := getattr(one, name)) is not None]
    unsaid = max(said, default=Decimal(0)) + 1
    return {one.key: unsaid if getattr(one, name) is None else getattr(one, name) for one in offered}


def _chosen(asked: Levels, offered: Sequence[Course], budget: Decimal | None) -> list[Course]:
    """One integer programme, solved for one aim after another, each kept while the next is improved."""
    import numpy as np
    from scipy.optimize import Bounds, LinearConstraint, milp

    skills, count = list(asked), len(offered)
    cover = np.hstack([np.array([[skill in closed_by(one, asked) for one in offered] for skill in skills], float), np.eye(len(skills))])
    bound: list[Any] = [LinearConstraint(cover, lb=1)]
    lengths, costs = _known(offered, "length"), _known(offered, "cost")
    euros = np.array([float(costs[one.key]) for one in offered])
    nothing, zeros = np.zeros(count), np.zeros(len(skills))
    if budget is not None:
        bound.append(LinearConstraint(np.hstack([euros, zeros]), ub=float(budget) + 1e-4))
    hours = np.array([float(lengths[one.key]) for one in offered])
    taken = nothing
    for aim in (
        np.hstack([nothing, np.ones(len(skills))]),
        np.hstack([np.ones(count), zeros]),
        np.hstack([hours, zeros]),
        np.hstack([euros, zeros]),
    ):
        found = milp(aim, integrality=np.ones(len(aim)), bounds=Bounds(0, 1), constraints=bound, options={"mip_rel_gap": 0})
        taken = np.round(found.x)
        bound.append(LinearConstraint(aim, ub=float(aim @ taken) + 1e-4))
    return [one for one, x in zip(offered, taken[:count], strict=True) if x]


def _sum(values: Iterable[Decimal | None]) -> Decimal | None:
    """Of what is said; None as soon as one does not say it."""
    total = Decimal(0)
    for value in values:
        if value is None:
            return None
        total += value
    return total
